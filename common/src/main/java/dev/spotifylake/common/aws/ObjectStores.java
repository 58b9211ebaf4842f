package dev.spotifylake.common.aws;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.time.Sleeper;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Opens a lake by the root that `LAKE_RAW` or `LAKE_CURATED` names.
public final class ObjectStores {
  private ObjectStores() {}

  /// A bucket for `s3://..`, or else a folder. Reads nothing yet.
  ///
  /// @throws LakeException where the root cannot be one, or no AWS region is set for a bucket
  public static ObjectStore open(String root) {
    if (!S3Root.isOne(root)) {
      return new FolderObjectStore(Path.of(root));
    }
    S3Root location = S3Root.parse(root);
    return new S3ObjectStore(client(location), location, Sleeper.system());
  }

  private static S3Client client(S3Root location) {
    try {
      return S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    } catch (SdkClientException e) {
      throw AwsErrors.lakeException("open " + location, e);
    }
  }
}

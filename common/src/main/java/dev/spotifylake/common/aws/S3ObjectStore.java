package dev.spotifylake.common.aws;

import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectKeys;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.time.Sleeper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A lake in a bucket. A version is the object's entity tag.
///
/// An absent object is null only where S3 says 404, which it does to roles with `s3:ListBucket`; a
/// 403 stays an error, for it may as well hide an object that is there.
final class S3ObjectStore implements ObjectStore {
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;

  // A conflict means that another put on the key is under way; puts of the lake take well below a
  // second, so that the last wait of 1.6 s outlasts several of them.
  private static final int PUT_ATTEMPTS = 5;
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  private final S3Client client;
  private final S3Root root;
  private final Sleeper sleeper;

  /// @param client belongs to the caller
  public S3ObjectStore(S3Client client, S3Root root, Sleeper sleeper) {
    this.client = client;
    this.root = root;
    this.sleeper = sleeper;
  }

  public S3Root root() {
    return root;
  }

  @Override
  public @Nullable StoredObject get(String key) throws IOException {
    try {
      ResponseInputStream<GetObjectResponse> response =
          client.getObject(request -> request.bucket(root.bucket()).key(bucketKey(key)));
      GetObjectResponse head = response.response();
      return new StoredObject(key, response, head.contentLength(), head::eTag);
    } catch (NoSuchKeyException absent) {
      return null;
    } catch (SdkException e) {
      throw AwsErrors.ioException("read " + root + key, e);
    }
  }

  @Override
  public PutOutcome put(String key, ObjectContent content, PutCondition condition)
      throws IOException {
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; ; attempt++) {
      try {
        String version = client.putObject(request(key, condition), body(content)).eTag();
        return new PutOutcome.Stored(() -> version);
      } catch (S3Exception e) {
        if (e.statusCode() == PRECONDITION_FAILED) {
          // The SDK tries again where a response was lost: what stands there may be our own.
          boolean mayBeOurs = attempt > 1 || attempts(e) > 1;
          return mayBeOurs ? refusedUnlessOurs(key, content) : new PutOutcome.Refused();
        }
        // The version to match was deleted meanwhile: S3 has nothing left to compare.
        if (e.statusCode() == 404 && condition instanceof PutCondition.Matches) {
          return new PutOutcome.Refused();
        }
        if (e.statusCode() != CONFLICT || attempt == PUT_ATTEMPTS) {
          throw AwsErrors.ioException("write " + root + key, e);
        }
      } catch (SdkException e) {
        throw AwsErrors.ioException("write " + root + key, e);
      }
      pause(key, wait);
      wait = wait.multipliedBy(2);
    }
  }

  private String bucketKey(String key) {
    ObjectKeys.check(key);
    return root.inBucket(key);
  }

  private static int attempts(S3Exception e) {
    Integer attempts = e.numAttempts();
    return attempts == null ? 1 : attempts;
  }

  private PutObjectRequest request(String key, PutCondition condition) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(root.bucket()).key(bucketKey(key));
    return switch (condition) {
      case PutCondition.Any() -> request.build();
      case PutCondition.Absent() -> request.ifNoneMatch("*").build();
      case PutCondition.Matches(String version) -> request.ifMatch(version).build();
    };
  }

  private static RequestBody body(ObjectContent content) {
    return switch (content) {
      case ObjectContent.InMemory(byte[] bytes) -> RequestBody.fromBytes(bytes);
      case ObjectContent.OnDisk(Path file) -> RequestBody.fromFile(file);
    };
  }

  private PutOutcome refusedUnlessOurs(String key, ObjectContent content) throws IOException {
    try (StoredObject present = get(key)) {
      if (present == null || present.size() != content.size()) {
        return new PutOutcome.Refused();
      }
      String version = present.version();
      return sameBytes(present.content(), content)
          ? new PutOutcome.Stored(() -> version)
          : new PutOutcome.Refused();
    }
  }

  private static boolean sameBytes(InputStream present, ObjectContent content) throws IOException {
    byte[] theirs = new byte[8192];
    try (InputStream ours = content.open()) {
      while (true) {
        int read = present.read(theirs);
        byte[] own = ours.readNBytes(Math.max(read, 1));
        if (read < 0) {
          return own.length == 0;
        }
        if (!Arrays.equals(theirs, 0, read, own, 0, own.length)) {
          return false;
        }
      }
    }
  }

  private void pause(String key, Duration wait) throws InterruptedIOException {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while writing " + root + key);
    }
  }

  @Override
  public Stream<ObjectEntry> list(String prefix) throws IOException {
    // The first page now, so that what is wrong shows here; the others as the stream is read.
    // S3 lists in the order of UTF-8 bytes, which for the lake's ASCII keys is that of strings.
    return Stream.<@Nullable ListObjectsV2Response>iterate(
            page(prefix, null), Objects::nonNull, page -> pageAfter(page, prefix))
        .flatMap(page -> Objects.requireNonNull(page).contents().stream())
        .map(this::entry);
  }

  private @Nullable ListObjectsV2Response pageAfter(
      @Nullable ListObjectsV2Response page, String prefix) {
    if (page == null || !page.isTruncated()) {
      return null;
    }
    try {
      return page(prefix, page.nextContinuationToken());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ListObjectsV2Response page(String prefix, @Nullable String after) throws IOException {
    try {
      return client.listObjectsV2(
          request ->
              request.bucket(root.bucket()).prefix(root.inBucket(prefix)).continuationToken(after));
    } catch (SdkException e) {
      throw AwsErrors.ioException("list " + root + prefix, e);
    }
  }

  private ObjectEntry entry(S3Object object) {
    return new ObjectEntry(root.inLake(object.key()), object.size());
  }

  @Override
  public void delete(String key) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(root.bucket()).key(bucketKey(key)));
    } catch (SdkException e) {
      throw AwsErrors.ioException("delete " + root + key, e);
    }
  }
}

package dev.spotifylake.common.aws;

import dev.spotifylake.common.LakeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a lake lies in S3: `s3://bucket` or `s3://bucket/prefix`.
///
/// @param prefix empty, or ends with a slash
public record S3Root(String bucket, String prefix) {
  private static final String SCHEME = "s3://";

  // The rules for general purpose buckets: 3 to 63 of these, no dot or hyphen at the ends.
  private static final Pattern ROOT =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*?))?/?");

  public S3Root {
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      throw new IllegalArgumentException("prefix '" + prefix + "' does not end with a slash");
    }
  }

  /// Whether a root names a bucket rather than a folder.
  public static boolean isOne(String root) {
    return root.startsWith(SCHEME);
  }

  public static S3Root parse(String root) {
    Matcher matcher = ROOT.matcher(root);
    if (!matcher.matches()) {
      throw new LakeException(
          "'" + root + "' names no bucket; expected s3://bucket or s3://bucket/prefix");
    }
    String prefix = matcher.group(2);
    return new S3Root(matcher.group(1), prefix == null || prefix.isEmpty() ? "" : prefix + "/");
  }

  /// The key in the bucket of a key of the lake.
  public String inBucket(String key) {
    return prefix + key;
  }

  /// The lake's key of a key in the bucket.
  ///
  /// @throws LakeException where the object lies outside of the lake
  public String inLake(String bucketKey) {
    if (!bucketKey.startsWith(prefix)) {
      throw new LakeException(
          "s3://"
              + bucket
              + "/"
              + bucketKey
              + " lies outside of the lake; expected it under "
              + this);
    }
    return bucketKey.substring(prefix.length());
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + prefix;
  }
}

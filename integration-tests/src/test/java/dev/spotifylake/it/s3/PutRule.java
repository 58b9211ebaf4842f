package dev.spotifylake.it.s3;

/// A bucket's notification: of which puts it is sent.
public record PutRule(String bucket, String prefix, String suffix) {
  boolean matches(String putBucket, String key) {
    return bucket.equals(putBucket) && key.startsWith(prefix) && key.endsWith(suffix);
  }
}

package dev.spotifylake.it.s3;

/// A bucket's notification: which puts are told.
public record PutRule(String bucket, String prefix, String suffix) {
  boolean tells(String putBucket, String key) {
    return bucket.equals(putBucket) && key.startsWith(prefix) && key.endsWith(suffix);
  }
}

package dev.spotifylake.it.s3;

/// A request as the front sees it.
///
/// @param principal the access key id it was signed with
/// @param action as policies name it, such as `s3:PutObject`
/// @param key empty for requests about the bucket
public record S3Request(String principal, String action, String bucket, String key) {
  String arn() {
    return "arn:aws:s3:::" + bucket + (key.isEmpty() ? "" : "/" + key);
  }

  public boolean puts(String prefix) {
    return action.equals("s3:PutObject") && key.startsWith(prefix);
  }
}

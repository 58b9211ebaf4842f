package dev.spotifylake.extract.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one call ended.
@SuppressWarnings("ArrayRecordComponent") // bodies are passed on, never compared
public sealed interface SpotifyReply {
  /// 2xx, with the whole body.
  record Received(int status, byte[] body) implements SpotifyReply {}

  /// 401: the access token is invalid or expired.
  record Unauthorized(byte[] body) implements SpotifyReply {}

  /// 429: too many calls.
  ///
  /// @param retryAfter as sent; null where it was missing or no number of seconds
  /// @param quota whether the body names the quota (`QUOTA_EXCEEDED`), not the rate
  record RateLimited(@Nullable Duration retryAfter, boolean quota, byte[] body)
      implements SpotifyReply {}

  /// Any other status below 500: another try would not help. Redirects belong here, because they
  /// are not followed.
  ///
  /// @param message of the body, in one line; empty where it has none
  record Refused(int status, String message, byte[] body) implements SpotifyReply {}

  /// 5xx.
  record ServerTrouble(int status, byte[] body) implements SpotifyReply {}

  /// No complete response came: no connection, a broken one, or one too slow.
  record Broken(String reason) implements SpotifyReply {}
}

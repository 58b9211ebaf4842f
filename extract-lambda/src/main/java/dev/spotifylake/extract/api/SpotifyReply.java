package dev.spotifylake.extract.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one call came to.
@SuppressWarnings("ArrayRecordComponent") // bodies are passed on, never compared
public sealed interface SpotifyReply {
  /// 2xx, with the whole body.
  record Received(int status, byte[] body) implements SpotifyReply {}

  /// 401: the access token is not, or no longer, good.
  record Unauthorized(byte[] body) implements SpotifyReply {}

  /// A 429: asked too often.
  ///
  /// @param retryAfter as sent; null where it was missing or no number of seconds
  /// @param quota whether the body names the quota (`QUOTA_EXCEEDED`), not the rate
  record RateLimited(@Nullable Duration retryAfter, boolean quota, byte[] body)
      implements SpotifyReply {}

  /// Any other status below 500: asking again would not help. A redirect counts here too: it is
  /// never followed.
  ///
  /// @param message what the body says in one line, empty where it says nothing
  record Refused(int status, String message, byte[] body) implements SpotifyReply {}

  /// 5xx.
  record ServerTrouble(int status, byte[] body) implements SpotifyReply {}

  /// No whole response came: no connection, broken off, or too slow.
  record Broken(String reason) implements SpotifyReply {}
}

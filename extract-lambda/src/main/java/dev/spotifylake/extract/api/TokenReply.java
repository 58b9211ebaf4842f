package dev.spotifylake.extract.api;

import dev.spotifylake.common.config.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the token endpoint answered.
public sealed interface TokenReply {
  /// @param lifetime how long the access token is good
  /// @param refreshToken a replacement to store; null means: keep the old one
  record Granted(Secret accessToken, Duration lifetime, @Nullable Secret refreshToken)
      implements TokenReply {}

  /// The server said no.
  ///
  /// @param error its word for it, such as `invalid_client` or `invalid_grant`; may be empty
  record Denied(int status, String error, String description) implements TokenReply {}

  /// No usable answer: asking later may help.
  ///
  /// @param retryAfter as sent with a 429 or 503; null where none was sent
  record Unreachable(String reason, @Nullable Duration retryAfter) implements TokenReply {}
}

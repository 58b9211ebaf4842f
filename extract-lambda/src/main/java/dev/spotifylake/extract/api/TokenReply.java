package dev.spotifylake.extract.api;

import dev.spotifylake.common.config.Secret;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the token endpoint answered.
public sealed interface TokenReply {
  /// @param lifetime how long the access token is good
  /// @param refreshToken a replacement to store; null means: keep the old one
  /// @param scopes what the token is good for; empty where the response does not say
  record Granted(
      Secret accessToken, Duration lifetime, @Nullable Secret refreshToken, Set<String> scopes)
      implements TokenReply {
    public Granted {
      scopes = Set.copyOf(scopes);
    }

    public Granted(Secret accessToken, Duration lifetime, @Nullable Secret refreshToken) {
      this(accessToken, lifetime, refreshToken, Set.of());
    }
  }

  /// The server said no.
  ///
  /// @param error its word for it, such as `invalid_client` or `invalid_grant`; may be empty
  record Denied(int status, String error, String description) implements TokenReply {}

  /// No usable response: asking later may help.
  ///
  /// @param retryAfter as sent with a 429 or 503; null where none was sent
  record Unreachable(String reason, @Nullable Duration retryAfter) implements TokenReply {}
}

package dev.spotifylake.extract.api;

import dev.spotifylake.common.config.Secret;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a call of the token endpoint ended.
public sealed interface TokenReply {
  /// @param lifetime how long the access token is valid
  /// @param refreshToken replaces the one of the request; null where that stays valid
  /// @param scopes what the token may read; empty where the response does not say
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

  /// The server refused.
  ///
  /// @param error OAuth error code, such as `invalid_client` or `invalid_grant`; may be empty
  record Denied(int status, String error, String description) implements TokenReply {}

  /// No usable response: a later try may help.
  ///
  /// @param retryAfter as sent with a 429 or 503; null where none was sent
  record Unreachable(String reason, @Nullable Duration retryAfter) implements TokenReply {}
}

package dev.spotifylake.common.credentials;

import dev.spotifylake.common.config.Secret;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What one signed-in person granted.
///
/// @param consentedAt when the person agreed: the token dies six months later, and refreshing does
///   not extend it (Spotify's rule for refresh tokens); null where it is not known
/// @param scopes what was granted; empty where it is not known
/// @param spotifyId the account behind the label; null until the first call
public record AccountCredentials(
    Secret refreshToken,
    @Nullable Instant consentedAt,
    Set<String> scopes,
    @Nullable String spotifyId) {
  public AccountCredentials {
    scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
  }
}

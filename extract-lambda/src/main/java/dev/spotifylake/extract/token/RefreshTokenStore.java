package dev.spotifylake.extract.token;

import dev.spotifylake.common.config.Secret;
import java.io.IOException;

/// Keeps a refresh token that Spotify sent in place of the one it was asked with: the credentials
/// file on a laptop, Secrets Manager when deployed.
@FunctionalInterface
public interface RefreshTokenStore {
  void keep(String account, Secret refreshToken) throws IOException;

  /// What a person types to sign in again, so that the new token comes to this very place.
  default String loginCommand(String account) {
    return "lake login --account " + account;
  }
}

package dev.spotifylake.extract.token;

import dev.spotifylake.common.config.Secret;
import java.io.IOException;

/// Stores the refresh tokens with which Spotify replaces earlier ones: a credentials file on a
/// laptop, Secrets Manager on AWS.
@FunctionalInterface
public interface RefreshTokenStore {
  /// Replaces the stored refresh token of an account.
  void save(String account, Secret refreshToken) throws IOException;

  /// The command that signs in again and writes to this store.
  default String loginCommand(String account) {
    return "lake login --account " + account;
  }
}

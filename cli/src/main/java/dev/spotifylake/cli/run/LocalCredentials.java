package dev.spotifylake.cli.run;

import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import dev.spotifylake.extract.token.RefreshTokenKeeper;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The credentials of this machine: those of the environment, or else those of the owner's file.
///
/// @param credentials null where there are none
/// @param keeper keeps a refresh token that Spotify replaced where the old one came from
record LocalCredentials(@Nullable Credentials credentials, RefreshTokenKeeper keeper) {

  static LocalCredentials find(LakeConfiguration configuration, Path home) {
    Credentials fromEnvironment = Credentials.from(configuration);
    if (fromEnvironment != null) {
      return new LocalCredentials(fromEnvironment, LocalCredentials::cannotKeep);
    }
    CredentialsFile file = CredentialsFile.inHome(home);
    return new LocalCredentials(
        file.read(), (account, refreshToken) -> keep(file, account, refreshToken));
  }

  private static void cannotKeep(String account, Secret refreshToken) throws IOException {
    throw new IOException(
        "Spotify replaced the refresh token of account '%s', and SPOTIFY_REFRESH_TOKEN cannot be written from here"
            .formatted(account));
  }

  private static void keep(CredentialsFile file, String account, Secret refreshToken)
      throws IOException {
    Credentials stored = file.read();
    AccountCredentials old = stored == null ? null : stored.accounts().get(account);
    if (stored == null || old == null) {
      throw new IOException(file.path() + " no longer names account '" + account + "'");
    }
    file.write(
        stored.withAccount(
            account,
            new AccountCredentials(
                refreshToken, old.consentedAt(), old.scopes(), old.spotifyId())));
  }
}

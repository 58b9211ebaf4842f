package dev.spotifylake.cli.location;

import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsFile;
import dev.spotifylake.extract.token.RefreshTokenStore;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The app and the people that Spotify is asked with.
///
/// @param credentials null where there are none
/// @param keeper keeps a refresh token that Spotify replaced where the old one came from
public record CredentialsInUse(@Nullable Credentials credentials, RefreshTokenStore keeper) {

  /// Of this machine: those of the environment, or else those of the owner's file. Where the
  /// environment names only the app, the file's people are its people.
  static CredentialsInUse ofThisMachine(LakeConfiguration configuration, Path home) {
    Credentials fromEnvironment = Credentials.from(configuration);
    if (fromEnvironment != null && !fromEnvironment.accounts().isEmpty()) {
      return new CredentialsInUse(fromEnvironment, CredentialsInUse::cannotKeep);
    }
    CredentialsFile file = CredentialsFile.inHome(home);
    Credentials fromFile = file.read();
    return new CredentialsInUse(
        fromEnvironment == null ? fromFile : together(fromEnvironment, fromFile),
        (account, refreshToken) -> keep(file, account, refreshToken));
  }

  /// A refresh token is of use only to the app it was given to.
  private static Credentials together(Credentials app, @Nullable Credentials file) {
    return file == null || !file.clientId().equals(app.clientId())
        ? app
        : new Credentials(
            app.clientId(),
            app.clientSecret() == null ? file.clientSecret() : app.clientSecret(),
            file.accounts());
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

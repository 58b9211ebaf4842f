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

/// The credentials that calls to Spotify use now.
///
/// @param credentials null where there are none
/// @param refreshTokens stores a refresh token that Spotify replaced, in the source of the old one
public record CredentialsInUse(@Nullable Credentials credentials, RefreshTokenStore refreshTokens) {

  /// The credentials of this machine: those of the environment, or else those of the user's file.
  /// Where the environment names only the app, the accounts of the file are used.
  static CredentialsInUse ofThisMachine(LakeConfiguration configuration, Path home) {
    Credentials fromEnvironment = Credentials.from(configuration);
    if (fromEnvironment != null && !fromEnvironment.accounts().isEmpty()) {
      return new CredentialsInUse(fromEnvironment, CredentialsInUse::cannotStore);
    }
    CredentialsFile file = CredentialsFile.inHome(home);
    Credentials fromFile = file.read();
    return new CredentialsInUse(
        fromEnvironment == null ? fromFile : combined(fromEnvironment, fromFile),
        (account, refreshToken) -> store(file, account, refreshToken));
  }

  /// The file's accounts count only for the same app: a refresh token works for its own app alone.
  private static Credentials combined(Credentials app, @Nullable Credentials file) {
    return file == null || !file.clientId().equals(app.clientId())
        ? app
        : new Credentials(
            app.clientId(),
            app.clientSecret() == null ? file.clientSecret() : app.clientSecret(),
            file.accounts());
  }

  private static void cannotStore(String account, Secret refreshToken) throws IOException {
    throw new IOException(
        "Spotify replaced the refresh token of account '%s', and a run cannot change SPOTIFY_REFRESH_TOKEN; sign in again: unset it and run `lake login`"
            .formatted(account));
  }

  private static void store(CredentialsFile file, String account, Secret refreshToken)
      throws IOException {
    Credentials stored = file.read();
    AccountCredentials old = stored == null ? null : stored.accounts().get(account);
    if (stored == null || old == null) {
      throw new IOException(
          file.path()
              + " no longer holds account '"
              + account
              + "'; sign in again: run `lake login --account "
              + account
              + "`");
    }
    file.write(
        stored.withAccount(
            account,
            new AccountCredentials(
                refreshToken, old.consentedAt(), old.scopes(), old.spotifyId())));
  }
}

package dev.spotifylake.cli.location;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.api.OkHttpSpotifyApi;
import dev.spotifylake.extract.log.RunLog;

/// A lake into which Spotify's data is read: in a folder, or deployed.
public sealed interface LakeLocation permits FolderLocation, StackLocation {
  /// The name as the user wrote it.
  String name();

  LakeConfiguration configuration();

  /// Holds `raw/`, `state/` and `config/`.
  ObjectStore raw();

  /// Holds `curated/`, `curated-csv/` and `manifests/`.
  ObjectStore curated();

  CredentialsStore credentialsStore();

  /// The credentials that its runs use, read now.
  CredentialsInUse credentials();

  /// The command line of a verb on this lake, such as `lake login --stack NAME`.
  String command(String verb);

  /// The setup for calling Spotify from this machine.
  default ExtractSetup setup(CliContext context, CredentialsInUse credentials) {
    LakeConfiguration settings = configuration();
    return new ExtractSetup(
        raw(),
        settings,
        credentials.credentials(),
        new OkHttpSpotifyApi(settings.spotifyApiUrl(), settings.spotifyAccountsUrl()),
        credentials.refreshTokens(),
        context.clock(),
        context.sleeper(),
        context.random(),
        RunLog.silent());
  }
}

package dev.spotifylake.cli.location;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.api.OkHttpSpotifyApi;
import dev.spotifylake.extract.log.RunLog;

/// A lake that Spotify is asked for.
public sealed interface LakeLocation permits FolderLocation, StackLocation {
  /// As a person named it.
  String name();

  LakeConfiguration configuration();

  /// Holds `raw/`, `state/` and `config/`.
  ObjectStore raw();

  /// Holds `curated/`, `curated-csv/` and `manifests/`.
  ObjectStore curated();

  SignInStore signIns();

  /// The app and the people that its runs ask with, read now.
  CredentialsInUse credentials();

  /// What to type for a verb on this lake, such as `lake login --stack NAME`.
  String command(String verb);

  /// What asking Spotify from this machine needs.
  default ExtractSetup setup(CliContext context, CredentialsInUse credentials) {
    LakeConfiguration settings = configuration();
    return new ExtractSetup(
        raw(),
        settings,
        credentials.credentials(),
        new OkHttpSpotifyApi(settings.spotifyApiUrl(), settings.spotifyAccountsUrl()),
        credentials.keeper(),
        context.clock(),
        context.sleeper(),
        context.random(),
        RunLog.silent());
  }
}

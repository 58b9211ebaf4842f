package dev.spotifylake.cli.run;

import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.extract.ExtractSetup;
import dev.spotifylake.extract.Extractor;
import dev.spotifylake.extract.RunReport;
import dev.spotifylake.extract.RunRequest;
import dev.spotifylake.extract.api.OkHttpSpotifyApi;
import dev.spotifylake.extract.log.RunLog;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One pass over a lake in a folder: extract what is due, transform what is new.
public final class LakeRun {
  private LakeRun() {}

  /// @param at the hour the run stands for; it only labels it
  /// @throws dev.spotifylake.common.LakeException if the run as a whole can do nothing
  public static RunOutput make(LakeFolder folder, Surroundings surroundings, @Nullable Instant at)
      throws IOException {
    Extractor extractor =
        new Extractor(
            setup(
                folder,
                surroundings,
                LocalCredentials.find(folder.configuration(), surroundings.home())));
    RunReport report = extractor.run(new RunRequest(at, null));
    return new RunOutput(
        report, new PendingTransform(folder, surroundings.clock()).run(surroundings));
  }

  /// What asking Spotify needs on this machine.
  public static ExtractSetup setup(
      LakeFolder folder, Surroundings surroundings, LocalCredentials credentials) {
    LakeConfiguration configuration = folder.configuration();
    return new ExtractSetup(
        folder.rawStore(),
        configuration,
        credentials.credentials(),
        new OkHttpSpotifyApi(configuration.spotifyApiUrl(), configuration.spotifyAccountsUrl()),
        credentials.keeper(),
        surroundings.clock(),
        surroundings.sleeper(),
        surroundings.random(),
        RunLog.silent());
  }
}

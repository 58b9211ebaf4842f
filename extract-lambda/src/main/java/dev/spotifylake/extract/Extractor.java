package dev.spotifylake.extract;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.time.Backoff;
import dev.spotifylake.extract.token.AccessTokens;
import java.io.IOException;

/// Reads what is due from Spotify into `raw/`. It reuses access tokens between runs. Not for
/// several threads: one run must end before the next begins.
public final class Extractor {
  private final ExtractSetup setup;
  private final Credentials credentials;
  private final Backoff backoff;
  private final AccessTokens tokens;

  /// @throws LakeException if there are no credentials
  public Extractor(ExtractSetup setup) {
    Credentials given = setup.credentials();
    if (given == null) {
      throw new LakeException(
          "no Spotify credentials: expected SPOTIFY_CLIENT_ID (with SPOTIFY_CLIENT_SECRET or"
              + " SPOTIFY_REFRESH_TOKEN) or a credentials file; make an app on"
              + " developer.spotify.com/dashboard and set them, or run: lake login");
    }
    this.setup = setup;
    this.credentials = given;
    this.backoff = new Backoff(setup.sleeper(), setup.random());
    this.tokens =
        new AccessTokens(setup.api(), given, setup.refreshTokens(), setup.clock(), backoff);
  }

  /// Makes one run. A source that is refused or fails is reported, and the others are still read.
  ///
  /// @throws LakeException if no source can be read: wrong credentials, nobody signed in and
  ///   nothing to watch, or a lake that cannot be read and written
  public RunReport run(RunRequest request) {
    try {
      return new Run(setup, credentials, tokens, backoff, request).make();
    } catch (IOException e) {
      throw unusable(setup, e);
    }
  }

  static LakeException unusable(ExtractSetup setup, IOException e) {
    return new LakeException(
        "the lake at "
            + setup.configuration().rawRoot()
            + " cannot be read or written: "
            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
            + "; what was stored stays, and the next run reads the rest",
        e);
  }
}

package dev.spotifylake.extract;

/// Reads what is due from Spotify into `raw/`. One run after the other; not for two threads at once.
/// Keeps access tokens between runs.
public final class Extractor {
  private final ExtractSetup setup;

  public Extractor(ExtractSetup setup) {
    this.setup = setup;
  }

  /// Makes one run. A source that is refused or broken is reported and never stops the others.
  ///
  /// @throws dev.spotifylake.common.LakeException if the run as a whole can do nothing: no credentials, wrong
  ///     credentials, nobody signed in and nothing to watch, or a lake that cannot be written
  public RunReport run(RunRequest request) {
    throw new UnsupportedOperationException(setup + " " + request);
  }
}

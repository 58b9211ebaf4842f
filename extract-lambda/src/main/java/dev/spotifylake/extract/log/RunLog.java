package dev.spotifylake.extract.log;

/// Takes the log of a run, one JSON object per line and event. No token or secret is ever in one.
@FunctionalInterface
public interface RunLog {
  void line(String json);

  static RunLog silent() {
    return json -> {};
  }
}

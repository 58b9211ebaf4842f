package dev.spotifylake.extract.log;

/// Receives the log of a run: one JSON object for each event, on one line. No line holds a token or
/// another secret.
@FunctionalInterface
public interface RunLog {
  void line(String json);

  static RunLog silent() {
    return json -> {};
  }
}

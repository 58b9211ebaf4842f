package dev.spotifylake.extract.call;

import dev.spotifylake.extract.json.JsonObject;

/// What asking came to, after all tries and waits. What was answered stands in raw already.
public sealed interface Fetched {
  record Document(JsonObject body) implements Fetched {}

  /// Spotify will not give this one thing: 400, 403, 404 and the like.
  record Refused(int status, String message) implements Fetched {
    /// Such as `403 Forbidden`.
    public String said() {
      return (status + " " + message).strip();
    }
  }

  /// This one call failed three times; another may work.
  record Unavailable(String message) implements Fetched {}

  /// No further call of this source in this run.
  record Stopped(Stop stop) implements Fetched {}
}

package dev.spotifylake.extract.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// How a call ended after all its tries. Every response is recorded in raw already.
public sealed interface FetchResult {
  /// @param body the response body, without the fields that decide nothing (see [SpotifyClient])
  /// @param observedAt when the response came, as raw says it
  record Document(ObjectNode body, Instant observedAt) implements FetchResult {}

  /// Spotify refuses this one request: 400, 403, 404 and the like.
  record Refused(int status, String message) implements FetchResult {
    /// For messages, such as `403 Forbidden`.
    public String describe() {
      return (status + " " + message).strip();
    }
  }

  /// This call failed after all tries; another call may succeed.
  record Unavailable(String message) implements FetchResult {}

  /// The source makes no further calls in this run.
  record Stopped(StopReason stop) implements FetchResult {}
}

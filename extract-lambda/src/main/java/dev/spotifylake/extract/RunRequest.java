package dev.spotifylake.extract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The request for one run.
///
/// @param scheduledAt the time for which the run was scheduled: it labels the responses. Null where
///   nothing scheduled the run
/// @param deadline when the process will be ended, by the run's clock; null where nothing ends it
public record RunRequest(@Nullable Instant scheduledAt, @Nullable Instant deadline) {
  /// A run that nothing scheduled and nothing ends.
  public static RunRequest now() {
    return new RunRequest(null, null);
  }
}

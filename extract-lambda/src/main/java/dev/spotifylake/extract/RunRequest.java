package dev.spotifylake.extract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run to make.
///
/// @param scheduledAt the hour the schedule meant; it only labels the run. Null where nothing
///   scheduled it
/// @param deadline when the process will be ended, by the run's clock; null where nobody ends it
public record RunRequest(@Nullable Instant scheduledAt, @Nullable Instant deadline) {
  /// A run that nothing scheduled and nobody ends.
  public static RunRequest now() {
    return new RunRequest(null, null);
  }
}

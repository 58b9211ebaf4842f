package dev.spotifylake.extract.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The time when the process will be ended, less a reserve for storing what was read.
public final class Deadline {
  /// Enough for one more call of the longest duration and for the puts of a dozen objects.
  public static final Duration RESERVE = Duration.ofSeconds(25);

  private final InstantSource clock;
  private final @Nullable Instant end;

  public Deadline(InstantSource clock, @Nullable Instant end) {
    this.clock = clock;
    this.end = end;
  }

  /// Whether there is time for another call.
  public boolean allowsACall() {
    return leavesRoomFor(Duration.ZERO);
  }

  /// Whether there is time for another call after this wait.
  public boolean leavesRoomFor(Duration wait) {
    return end == null || !clock.instant().plus(wait).plus(RESERVE).isAfter(end);
  }
}

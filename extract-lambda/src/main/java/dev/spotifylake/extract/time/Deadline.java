package dev.spotifylake.extract.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// When the process will be ended, and how much of that time is kept for putting away what was
/// read.
public final class Deadline {
  /// One more response that takes as long as a call may, and the puts of a dozen objects.
  public static final Duration RESERVE = Duration.ofSeconds(25);

  private final InstantSource clock;
  private final @Nullable Instant end;

  public Deadline(InstantSource clock, @Nullable Instant end) {
    this.clock = clock;
    this.end = end;
  }

  /// Whether another call can be begun.
  public boolean allowsACall() {
    return leavesRoomFor(Duration.ZERO);
  }

  /// Whether after this wait a call can still be begun.
  public boolean leavesRoomFor(Duration wait) {
    return end == null || !clock.instant().plus(wait).plus(RESERVE).isAfter(end);
  }
}

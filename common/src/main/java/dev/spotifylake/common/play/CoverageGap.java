package dev.spotifylake.common.play;

import java.time.Duration;
import java.time.Instant;

/// A time between two polls in which plays may have been missed.
public record CoverageGap(Instant from, Instant to) {
  public Duration length() {
    return Duration.between(from, to);
  }
}

package dev.spotifylake.common.time;

import java.time.Duration;

/// Waiting, as a seam: tests wait without time passing. The clock's seam is the JDK's
/// [java.time.InstantSource].
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;

  /// Waits for real.
  static Sleeper system() {
    return Thread::sleep;
  }
}

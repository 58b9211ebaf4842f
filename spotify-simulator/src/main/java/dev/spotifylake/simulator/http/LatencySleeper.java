package dev.spotifylake.simulator.http;

import java.time.Duration;

/// Lets real time pass before a response: the only effect here that the simulated clock cannot do.
final class LatencySleeper {
  private LatencySleeper() {}

  static void sleep(Duration latency) {
    if (latency.isZero()) {
      return;
    }
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

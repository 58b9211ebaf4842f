package dev.spotifylake.it.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Stands still until a test lets time pass.
public final class TestClock implements InstantSource {
  private final AtomicLong nowMillis;

  public TestClock(Instant start) {
    nowMillis = new AtomicLong(start.toEpochMilli());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(nowMillis.get());
  }

  public void pass(Duration time) {
    nowMillis.addAndGet(time.toMillis());
  }
}

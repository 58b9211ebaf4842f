package dev.spotifylake.cli.command;

import dev.spotifylake.common.time.Sleeper;
import java.time.Duration;

/// Sleeps on the current thread.
final class ThreadSleeper implements Sleeper {
  @Override
  public void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration);
  }
}

package dev.spotifylake.extract.time;

import dev.spotifylake.common.time.Sleeper;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Waits between the tries of one call: 1 s, then 2 s. Each wait is shortened at random by up to
/// half, so that callers that failed together do not try again together.
public final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);

  private final Sleeper sleeper;
  private final RandomGenerator random;
  private @Nullable Deadline deadline;

  public Backoff(Sleeper sleeper, RandomGenerator random) {
    this.sleeper = sleeper;
    this.random = random;
  }

  /// From now on no wait goes past this deadline.
  public void limit(Deadline newDeadline) {
    this.deadline = newDeadline;
  }

  /// Waits after a failed try.
  ///
  /// @param tried number of the try, from 1
  /// @return false, without a wait, where the time left is too short
  public boolean pause(int tried) {
    long full = FIRST.toMillis() << (tried - 1);
    return pause(Duration.ofMillis(full - random.nextLong(full / 2)));
  }

  /// @return false, without a wait, where the time left is too short
  public boolean pause(Duration wait) {
    if (deadline != null && !deadline.leavesRoomFor(wait)) {
      return false;
    }
    try {
      sleeper.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

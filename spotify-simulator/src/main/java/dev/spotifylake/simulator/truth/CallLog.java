package dev.spotifylake.simulator.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The latest calls. Not safe for several threads.
public final class CallLog {
  private final int most;
  private final Deque<RecordedCall> calls = new ArrayDeque<>();

  public CallLog(int most) {
    this.most = most;
  }

  public void add(RecordedCall call) {
    if (calls.size() == most) {
      calls.removeFirst();
    }
    calls.addLast(call);
  }

  public List<RecordedCall> all() {
    return List.copyOf(calls);
  }

  /// The most calls of one group in any 24 hours.
  ///
  /// @param group null for the most of any single group
  int mostInADay(@Nullable String group) {
    if (group == null) {
      return calls.stream()
          .map(RecordedCall::group)
          .distinct()
          .mapToInt(this::mostInADay)
          .max()
          .orElse(0);
    }
    Deque<Instant> window = new ArrayDeque<>();
    int most = 0;
    for (RecordedCall call : calls) {
      if (call.group().equals(group)) {
        window.addLast(call.at());
        while (!window.getFirst().isAfter(call.at().minus(Duration.ofHours(24)))) {
          window.removeFirst();
        }
        most = Math.max(most, window.size());
      }
    }
    return most;
  }
}

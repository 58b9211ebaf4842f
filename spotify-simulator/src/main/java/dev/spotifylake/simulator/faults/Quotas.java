package dev.spotifylake.simulator.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Bans per endpoint group, and the rolling count of calls that leads to one.
public final class Quotas {
  private static final Duration WINDOW = Duration.ofHours(24);
  private final int quotaPerGroup;
  private final Map<String, Instant> bans = new LinkedHashMap<>();
  private final Map<String, Deque<Instant>> calls = new LinkedHashMap<>();

  /// @param quotaPerGroup calls in a rolling 24 hours that exhaust a group; 0 for no limit
  public Quotas(int quotaPerGroup) {
    this.quotaPerGroup = quotaPerGroup;
  }

  /// Seconds for which the group is still banned; 0 if it is not.
  public long bannedFor(String group, Instant now) {
    Instant until = bans.get(group);
    return until == null || !until.isAfter(now)
        ? 0
        : Math.max(1, Duration.between(now, until).toSeconds());
  }

  public void ban(String group, Instant until) {
    bans.put(group, until);
  }

  /// Counts a call and says whether it exhausts the group's quota.
  public boolean exhausts(String group, Instant now) {
    if (quotaPerGroup == 0) {
      return false;
    }
    Deque<Instant> recent = calls.computeIfAbsent(group, key -> new ArrayDeque<>());
    while (!recent.isEmpty() && !recent.getFirst().isAfter(now.minus(WINDOW))) {
      recent.removeFirst();
    }
    recent.addLast(now);
    return recent.size() > quotaPerGroup;
  }

  /// The bans that were spoken, by group, with the instant of their end.
  public Map<String, Instant> bans() {
    return Map.copyOf(bans);
  }

  public void clear() {
    bans.clear();
    calls.clear();
  }
}

package dev.spotifylake.extract.client;

import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.extract.state.StateFile;
import dev.spotifylake.extract.time.Backoff;
import dev.spotifylake.extract.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps all calls of a run within Spotify's limits, and remembers the limits that Spotify names.
public final class CallGovernor {
  /// Most calls of one endpoint group in a rolling 24 hours. About 600 have exceeded the quota.
  public static final int GROUP_BUDGET = 400;

  /// Most calls of one run. A run of a usual account makes a tenth of it.
  public static final int RUN_BUDGET = 1_000;

  // Apps have made 180 calls a minute for hours without a rate limit.
  private static final int CALLS_PER_WINDOW = 90;
  private static final Duration WINDOW = Duration.ofSeconds(30);

  // For a missing Retry-After: after one whole rate
  // window the calls that caused the 429 no longer count.
  private static final Duration RATE_WAIT = WINDOW;

  // A rate limit lasts seconds. A longer Retry-After means a ban, whatever its name is.
  private static final Duration LONGEST_RATE_WAIT = Duration.ofMinutes(5);

  // For a ban without Retry-After: the quota counts 24 rolling hours.
  private static final Duration QUOTA_WAIT = Duration.ofHours(24);

  // Twice the longest Retry-After on record. A longer one is taken for a mistake.
  private static final Duration LONGEST_BELIEVED = Duration.ofHours(48);

  private static final String WHOLE_APP = "*";

  private final StateFile<AppState> app;
  private final InstantSource clock;
  private final Backoff backoff;
  private final Deadline deadline;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private final Set<Endpoint> bannedInThisRun = EnumSet.noneOf(Endpoint.class);
  private int callsOfRun;

  public CallGovernor(
      StateFile<AppState> app, InstantSource clock, Backoff backoff, Deadline deadline) {
    this.app = app;
    this.clock = clock;
    this.backoff = backoff;
    this.deadline = deadline;
  }

  /// Admits and counts a call, after a wait where the rate needs one.
  ///
  /// @return null if the call may be made, else why not
  @Nullable StopReason admit(Endpoint endpoint) {
    Instant now = clock.instant();
    StopReason cooling = cooling(endpoint, now);
    if (cooling != null) {
      return cooling;
    }
    if (!deadline.allowsACall()) {
      return outOfTime();
    }
    if (callsOfRun >= RUN_BUDGET) {
      return new StopReason(
          Outcome.DONE_IN_PART,
          "this run has made its " + RUN_BUDGET + " calls; the next run continues");
    }
    if (budgetLeft(endpoint) <= 0) {
      return new StopReason(
          Outcome.DONE_IN_PART,
          endpoint.template()
              + " has used its "
              + GROUP_BUDGET
              + " calls of the last 24 hours; a later run continues");
    }
    if (!keepPace(now)) {
      return outOfTime();
    }
    callsOfRun++;
    Instant at = clock.instant();
    app.change(state -> state.calls().add(endpoint.template(), at));
    return null;
  }

  /// Calls that the endpoint's group has left in the 24 hours up to now.
  public int budgetLeft(Endpoint endpoint) {
    return GROUP_BUDGET - app.get().calls().lastDay(endpoint.template(), clock.instant());
  }

  /// Handles a 429: waits out a rate limit, and remembers a ban until its end.
  ///
  /// @param retryAfter null where the response names no time
  /// @param quota whether the response names the quota
  /// @return null after the wait, when the call may be made again
  @Nullable StopReason rateLimited(
      Endpoint endpoint, @Nullable Duration retryAfter, boolean quota) {
    if (quota || (retryAfter != null && retryAfter.compareTo(LONGEST_RATE_WAIT) > 0)) {
      return banned(endpoint, retryAfter);
    }
    Duration wait = retryAfter == null || retryAfter.isZero() ? RATE_WAIT : retryAfter;
    if (backoff.pause(wait)) {
      return null;
    }
    Instant until = clock.instant().plus(wait);
    coolDown(endpoint.template(), until);
    return new StopReason(
        Outcome.DONE_IN_PART,
        "Spotify limits the rate until "
            + until
            + ", longer than this run lasts; a later run continues");
  }

  private StopReason banned(Endpoint endpoint, @Nullable Duration retryAfter) {
    Duration wait =
        retryAfter == null || retryAfter.isZero()
            ? QUOTA_WAIT
            : retryAfter.compareTo(LONGEST_BELIEVED) > 0 ? LONGEST_BELIEVED : retryAfter;
    Instant until = clock.instant().plus(wait);
    coolDown(endpoint.template(), until);
    bannedInThisRun.add(endpoint);
    if (bannedInThisRun.size() > 1) {
      coolDown(WHOLE_APP, until);
    }
    return coolingUntil(endpoint.template(), until);
  }

  private void coolDown(String group, Instant until) {
    app.change(state -> state.cooldowns().raise(group, until));
  }

  private @Nullable StopReason cooling(Endpoint endpoint, Instant now) {
    for (String group : new String[] {WHOLE_APP, endpoint.template()}) {
      Instant until = app.get().cooldowns().get(group);
      if (until != null && until.isAfter(now)) {
        return coolingUntil(group.equals(WHOLE_APP) ? "the whole app" : group, until);
      }
    }
    return null;
  }

  private static StopReason coolingUntil(String what, Instant until) {
    return new StopReason(
        Outcome.COOLING_DOWN,
        "Spotify's quota for " + what + " is used up until " + until + "; no call is made before");
  }

  private static StopReason outOfTime() {
    return new StopReason(
        Outcome.DONE_IN_PART, "the time of this run is used up; the next run continues");
  }

  /// Waits until the rate window has room. Waits once: a simulated clock may not move by itself.
  ///
  /// @return false where the run has too little time left
  private boolean keepPace(Instant now) {
    while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() >= CALLS_PER_WINDOW) {
      if (!backoff.pause(Duration.between(now, recent.getFirst().plus(WINDOW)))) {
        return false;
      }
      recent.clear();
    }
    recent.addLast(clock.instant());
    return true;
  }
}

package dev.spotifylake.extract.call;

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

/// Every call of a run passes here, and what Spotify says about limits is remembered here.
public final class CallGovernor {
  /// Calls of one endpoint group in a rolling 24 hours. About 600 have exhausted Spotify's quota.
  public static final int GROUP_BUDGET = 400;

  /// Calls of one run; a run of a usual account makes a tenth of it.
  public static final int RUN_BUDGET = 1_000;

  // 180 calls a minute is what apps have been seen to make for hours without a rate 429.
  private static final int CALLS_PER_WINDOW = 90;
  private static final Duration WINDOW = Duration.ofSeconds(30);

  // Spotify's rate window: what made a 429 has left it by then. The rule for a missing Retry-After.
  private static final Duration RATE_WAIT = WINDOW;

  // A rate 429 asks for seconds. Whatever asks for more than this means a ban, whatever it is
  // called.
  private static final Duration LONGEST_RATE_WAIT = Duration.ofMinutes(5);

  // The quota counts 24 rolling hours: after that nothing of it is left. The rule for a missing
  // one.
  private static final Duration QUOTA_WAIT = Duration.ofHours(24);

  // Twice the longest Retry-After that was recorded; a longer one is taken for a mistake.
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

  /// Lets a call pass, after a wait where the rate asks for one, and counts it; or says why not.
  public @Nullable Stop admit(Endpoint endpoint) {
    Instant now = clock.instant();
    Stop cooling = cooling(endpoint, now);
    if (cooling != null) {
      return cooling;
    }
    if (!deadline.allowsACall()) {
      return outOfTime();
    }
    if (callsOfRun >= RUN_BUDGET) {
      return new Stop(
          Outcome.DONE_IN_PART,
          "this run has made its " + RUN_BUDGET + " calls; the next run goes on");
    }
    if (budgetLeft(endpoint) <= 0) {
      return new Stop(
          Outcome.DONE_IN_PART,
          endpoint.template()
              + " has had its "
              + GROUP_BUDGET
              + " calls of the last 24 hours; a later run goes on");
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

  /// What a 429 means: null after the wait it asked for, when the call may be made again.
  public @Nullable Stop limited(Endpoint endpoint, @Nullable Duration retryAfter, boolean quota) {
    if (quota || (retryAfter != null && retryAfter.compareTo(LONGEST_RATE_WAIT) > 0)) {
      return banned(endpoint, retryAfter);
    }
    // Zero or missing says nothing; then the whole window is waited for.
    Duration wait = retryAfter == null || retryAfter.isZero() ? RATE_WAIT : retryAfter;
    if (backoff.pause(wait)) {
      return null;
    }
    Instant until = clock.instant().plus(wait);
    coolDown(endpoint.template(), until);
    return new Stop(
        Outcome.DONE_IN_PART,
        "Spotify asked to wait until " + until + ", longer than this run has; a later run goes on");
  }

  private Stop banned(Endpoint endpoint, @Nullable Duration retryAfter) {
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

  private @Nullable Stop cooling(Endpoint endpoint, Instant now) {
    for (String group : new String[] {WHOLE_APP, endpoint.template()}) {
      Instant until = app.get().cooldowns().get(group);
      if (until != null && until.isAfter(now)) {
        return coolingUntil(group.equals(WHOLE_APP) ? "the whole app" : group, until);
      }
    }
    return null;
  }

  private static Stop coolingUntil(String what, Instant until) {
    return new Stop(
        Outcome.COOLING_DOWN,
        "Spotify's quota for " + what + " is used up until " + until + "; nothing is asked before");
  }

  private static Stop outOfTime() {
    return new Stop(Outcome.DONE_IN_PART, "the time of this run is up; the next run goes on");
  }

  /// Waits once for as long as the window asks; a sleeper over a simulated clock may not move it.
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

package dev.spotifylake.simulator.faults;

import dev.spotifylake.simulator.world.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The faults that wait for a call. Not safe for several threads.
public final class FaultBoard {
  /// The endpoint group of the token endpoint.
  public static final String TOKEN = "api/token";

  private final long seed;
  private final List<Armed> armed = new ArrayList<>();
  private long draws;

  public FaultBoard(long seed) {
    this.seed = seed;
  }

  private static final class Armed {
    private final Fault fault;
    private final @Nullable Pattern endpoint;
    private int left;

    private Armed(Fault fault) {
      this.fault = fault;
      this.left = fault.count();
      String glob = fault.endpoint();
      this.endpoint =
          glob == null ? null : Pattern.compile(Pattern.quote(glob).replace("*", "\\E.*\\Q"));
    }
  }

  /// A call as far as faults care.
  ///
  /// @param group the endpoint group
  /// @param path the path below `/v1/`, or `api/token`
  /// @param listener the label of the user whose token is used, null if none
  public record Target(Instant at, String group, String path, @Nullable String listener) {
    boolean token() {
      return group.equals(TOKEN);
    }
  }

  public void inject(Fault fault) {
    armed.add(new Armed(fault));
  }

  public void clear() {
    armed.clear();
  }

  /// The faults that are not used up, in the order of their injection.
  public List<Fault> active() {
    return armed.stream().filter(fault -> fault.left > 0).map(fault -> fault.fault).toList();
  }

  /// The first fault that hits this call, or null. It is then used up by one.
  public @Nullable Fault hit(Target target) {
    for (Armed candidate : armed) {
      if (matches(candidate, target) && drawn(candidate.fault)) {
        if (candidate.left != Fault.UNLIMITED) {
          candidate.left--;
        }
        return candidate.fault;
      }
    }
    return null;
  }

  /// A number that differs from hit to hit but not from world to world.
  public int draw(int bound) {
    return SeededRandom.of(seed, SeededRandom.hash("fault"), draws++).below(bound);
  }

  private boolean drawn(Fault fault) {
    return fault.probability() >= 1
        || SeededRandom.of(seed, SeededRandom.hash("chance"), draws++).chance(fault.probability());
  }

  private static boolean matches(Armed candidate, Target target) {
    Fault fault = candidate.fault;
    return candidate.left > 0
        && (fault.from() == null || !target.at().isBefore(fault.from()))
        && (fault.until() == null || target.at().isBefore(fault.until()))
        && (fault.listener() == null || fault.listener().equals(target.listener()))
        && belongs(fault.kind(), candidate.endpoint != null, target.token())
        && (candidate.endpoint == null
            || candidate.endpoint.matcher(target.group()).matches()
            || candidate.endpoint.matcher(target.path()).matches());
  }

  /// The token endpoint is hit only by its own kinds, or by others if the fault names it.
  private static boolean belongs(FaultKind kind, boolean named, boolean token) {
    return switch (kind) {
      case INVALID_GRANT, TOKEN_5XX -> token;
      case PREMIUM_LAPSE, QUOTA_429, EDIT_BETWEEN_PAGES -> !token;
      case RATE_429,
          EMPTY_429,
          SERVER_ERROR,
          SLOW,
          RESET,
          RESET_MID_BODY,
          TRUNCATED_BODY,
          HTML_ERROR ->
          named || !token;
    };
  }
}

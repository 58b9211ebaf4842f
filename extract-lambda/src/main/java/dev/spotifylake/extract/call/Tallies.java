package dev.spotifylake.extract.call;

import dev.spotifylake.common.source.Source;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The tallies of a run, in the order its sources began.
public final class Tallies {
  private final Map<String, Tally> tallies = new LinkedHashMap<>();

  public Tally of(Source source, String account) {
    return tallies.computeIfAbsent(
        source.wireName() + "/" + account, key -> new Tally(source, account));
  }

  public Collection<Tally> all() {
    return tallies.values();
  }

  /// Whether any call of the run was answered with 2xx.
  public boolean anythingAnswered() {
    return tallies.values().stream().anyMatch(tally -> tally.answered() > 0);
  }

  /// Whether Spotify said 403 and nothing was answered: Premium has lapsed.
  public boolean nothingButForbidden() {
    return !anythingAnswered()
        && tallies.values().stream().anyMatch(tally -> tally.forbidden() > 0);
  }
}

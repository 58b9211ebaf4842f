package dev.spotifylake.extract.call;

import dev.spotifylake.common.source.Source;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The tallies of a run, in the order its sources began.
public final class RunStatistics {
  private final Map<String, SourceStatistics> tallies = new LinkedHashMap<>();

  public SourceStatistics of(Source source, String account) {
    return tallies.computeIfAbsent(
        source.wireName() + "/" + account, key -> new SourceStatistics(source, account));
  }

  public Collection<SourceStatistics> all() {
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

package dev.spotifylake.extract.client;

import dev.spotifylake.common.source.Source;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The statistics of all sources of a run, in the order in which the sources began.
public final class RunStatistics {
  private final Map<String, SourceStatistics> sources = new LinkedHashMap<>();

  public SourceStatistics of(Source source, String account) {
    return sources.computeIfAbsent(
        source.wireName() + "/" + account, key -> new SourceStatistics(source, account));
  }

  public Collection<SourceStatistics> all() {
    return sources.values();
  }

  /// Whether any call of the run got a 2xx response.
  public boolean anySucceeded() {
    return sources.values().stream().anyMatch(source -> source.succeeded() > 0);
  }

  /// Whether there was a 403 and no 2xx: the Premium subscription of the app's owner has lapsed.
  public boolean onlyForbidden() {
    return !anySucceeded() && sources.values().stream().anyMatch(source -> source.forbidden() > 0);
  }
}

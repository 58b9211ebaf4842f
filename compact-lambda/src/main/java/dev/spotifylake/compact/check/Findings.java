package dev.spotifylake.compact.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects findings: all are counted, and the first of each kind are kept.
final class Findings {
  // In a lake that was never transformed every raw object is a finding.
  private static final int KEPT_OF_A_KIND = 1_000;

  private final Map<FindingKind, List<Finding>> kept = new EnumMap<>(FindingKind.class);
  private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);

  void add(FindingKind kind, String key, String problem) {
    add(kind, key, null, problem);
  }

  void add(FindingKind kind, String key, @Nullable String rawKey, String problem) {
    counts.merge(kind, 1L, Long::sum);
    List<Finding> ofKind = kept.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (ofKind.size() < KEPT_OF_A_KIND) {
      ofKind.add(new Finding(kind, key, rawKey, problem));
    }
  }

  @FunctionalInterface
  interface Confirmation {
    boolean isStillSo(Finding finding) throws IOException;
  }

  /// Removes those that are not so any more: transforms may go on while a lake is checked.
  void confirm(Confirmation confirmation) throws IOException {
    for (List<Finding> ofKind : kept.values()) {
      for (Iterator<Finding> findings = ofKind.iterator(); findings.hasNext(); ) {
        Finding finding = findings.next();
        if (!confirmation.isStillSo(finding)) {
          findings.remove();
          counts.merge(finding.kind(), -1L, Long::sum);
        }
      }
    }
    counts.values().removeIf(count -> count == 0);
  }

  Map<FindingKind, Long> counts() {
    return counts;
  }

  List<Finding> kept() {
    return kept.values().stream().flatMap(List::stream).toList();
  }
}

package dev.spotifylake.compact.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a check of a lake has found.
///
/// @param objects what was compared
/// @param findings the first of each kind
/// @param counts how many there are, by kind; kinds without any are left out
public record CheckReport(
    CheckedObjects objects, List<Finding> findings, Map<FindingKind, Long> counts) {
  public CheckReport {
    findings = List.copyOf(findings);
    Map<FindingKind, Long> sorted = new EnumMap<>(FindingKind.class);
    sorted.putAll(counts);
    counts = Collections.unmodifiableMap(sorted);
  }

  /// How many objects a check has compared.
  ///
  /// @param raw raw objects
  /// @param waiting raw objects that are not transformed and younger than an hour
  /// @param folded raw objects whose rows are in merged files
  /// @param manifests manifests of single raw objects
  /// @param looseFiles loose files, also obsolete ones
  /// @param mergedFiles current merged files
  /// @param indexes current indexes
  public record CheckedObjects(
      long raw,
      long waiting,
      long folded,
      long manifests,
      long looseFiles,
      long mergedFiles,
      long indexes) {}

  /// Whether nothing is wrong.
  public boolean isClean() {
    return counts.isEmpty();
  }
}

package dev.spotifylake.infra.catalog;

import dev.spotifylake.common.table.MonthRange;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.infra.access.Ordered;
import java.util.Map;

/// Athena's partition projection: the table's partitions as a rule instead of a list. No partition
/// has to be added, and a query about a month reads that month's folder only.
final class PartitionProjection {
  private PartitionProjection() {}

  /// The properties of a table over files; none for a table without partitions.
  ///
  /// @param location the table's folder, ending in a slash
  static Map<String, Object> properties(TableDefinition table, String location) {
    return switch (table.partition()) {
      case NONE -> Map.of();
      case MONTH -> months(MonthRange.of(table), location);
    };
  }

  // A date up to NOW instead of an enumeration: a query without a limit lists only months that
  // exist. A new UTC month is visible with its first response.
  private static Map<String, Object> months(MonthRange range, String location) {
    return Ordered.map(
        "projection.enabled",
        "true",
        "projection.month.type",
        "date",
        "projection.month.format",
        "yyyy-MM",
        "projection.month.range",
        range.first() + ",NOW",
        "projection.month.interval",
        "1",
        "projection.month.interval.unit",
        "MONTHS",
        "storage.location.template",
        location + "month=${month}/");
  }
}

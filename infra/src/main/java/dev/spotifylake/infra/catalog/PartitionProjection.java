package dev.spotifylake.infra.catalog;

import dev.spotifylake.common.table.Partition;
import dev.spotifylake.infra.access.Ordered;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Athena's partition projection: the table's partitions as a rule instead of a list. No partition
/// has to be added, and a query about a day reads that day's folder only.
final class PartitionProjection {
  // The first and last month a play can have: before streaming began, and beyond any lake's life.
  private static final YearMonth FIRST_MONTH = YearMonth.of(2006, 1);
  private static final YearMonth LAST_MONTH = YearMonth.of(2035, 12);

  private PartitionProjection() {}

  /// @param location the table's folder, ending in a slash
  /// @param firstDay of the lake, as YYYY-MM-DD
  static Map<String, Object> properties(Partition partition, String location, String firstDay) {
    String column = partition.columnName();
    String before = "projection." + column + ".";
    Map<String, Object> properties = Ordered.map("projection.enabled", "true");
    switch (partition) {
      case DT -> {
        properties.put(before + "type", "date");
        properties.put(before + "format", "yyyy-MM-dd");
        // One day ahead, so that the first response of a new UTC day is visible at once.
        properties.put(before + "range", firstDay + ",NOW+1DAYS");
        properties.put(before + "interval", "1");
        properties.put(before + "interval.unit", "DAYS");
      }
      case MONTH -> {
        // An enumeration: Trino refuses a date projection of yyyy-MM.
        properties.put(before + "type", "enum");
        properties.put(before + "values", String.join(",", months()));
      }
    }
    properties.put("storage.location.template", location + column + "=${" + column + "}/");
    return properties;
  }

  private static List<String> months() {
    List<String> months = new ArrayList<>();
    for (YearMonth month = FIRST_MONTH; !month.isAfter(LAST_MONTH); month = month.plusMonths(1)) {
      months.add(month.toString());
    }
    return months;
  }
}

package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The partitions that the tables' projections see. A file outside would be there and never be
/// found.
public final class PartitionRange {
  private static final String FIRST_MONTH = "2006-01";
  private static final String LAST_MONTH = "2035-12";

  // As the partitions' names, since every row is held against them.
  private final String firstDay;
  private final String lastDay;

  private PartitionRange(String firstDay, String lastDay) {
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  /// Up to the day after today.
  ///
  /// @param firstDay the lake's first day
  public static PartitionRange at(LocalDate firstDay, Instant now) {
    LocalDate lastDay = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    return new PartitionRange(firstDay.toString(), lastDay.toString());
  }

  boolean contains(TableDefinition table, String value) {
    return table.partition() == Partition.MONTH
        ? lies(value, FIRST_MONTH, LAST_MONTH)
        : lies(value, firstDay, lastDay);
  }

  private static boolean lies(String value, String first, String last) {
    return value.length() == first.length()
        && value.compareTo(first) >= 0
        && value.compareTo(last) <= 0;
  }

  /// The partition of what the lake says of itself: its own day, or the lake's first day where that
  /// lies outside, because what was refused must be found.
  public String visibleDay(Row row) {
    String day = row.partitionValue();
    return lies(day, firstDay, lastDay) ? day : firstDay;
  }
}

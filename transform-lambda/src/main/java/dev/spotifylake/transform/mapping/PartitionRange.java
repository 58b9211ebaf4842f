package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The partitions that the tables' projections see. A file outside would be there and never be
/// found.
///
/// @param firstDay the lake's first day
/// @param lastDay the day after today
public record PartitionRange(LocalDate firstDay, LocalDate lastDay) {
  private static final String FIRST_MONTH = "2006-01";
  private static final String LAST_MONTH = "2035-12";

  public static PartitionRange at(LocalDate firstDay, Instant now) {
    return new PartitionRange(firstDay, LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1));
  }

  boolean contains(TableDefinition table, String value) {
    return table.partition() == Partition.MONTH
        ? value.length() == FIRST_MONTH.length()
            && value.compareTo(FIRST_MONTH) >= 0
            && value.compareTo(LAST_MONTH) <= 0
        : value.length() == "2026-11-22".length()
            && value.compareTo(firstDay.toString()) >= 0
            && value.compareTo(lastDay.toString()) <= 0;
  }

  /// The partition of what the lake says of itself: its own day, or the lake's first day where that
  /// lies outside, because what was refused must be found.
  public String visibleDay(Row row) {
    String day = row.partitionValue();
    boolean visible =
        day.length() == "2026-11-22".length()
            && day.compareTo(firstDay.toString()) >= 0
            && day.compareTo(lastDay.toString()) <= 0;
    return visible ? day : firstDay.toString();
  }
}

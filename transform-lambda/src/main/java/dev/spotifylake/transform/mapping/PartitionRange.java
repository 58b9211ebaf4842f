package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The partitions that the tables' projections contain. No query finds a file outside of them.
public final class PartitionRange {
  private static final String FIRST_MONTH = "2006-01";
  private static final String LAST_MONTH = "2035-12";

  // Names of partitions instead of dates: every row is compared with them.
  private final String firstDay;
  private final String lastDay;

  private PartitionRange(String firstDay, String lastDay) {
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  /// From the lake's first day to the day after today.
  ///
  /// @param firstDay the lake's first day
  public static PartitionRange at(LocalDate firstDay, Instant now) {
    LocalDate lastDay = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    return new PartitionRange(firstDay.toString(), lastDay.toString());
  }

  boolean contains(TableDefinition table, String value) {
    return table.partition() == Partition.MONTH
        ? isBetween(value, FIRST_MONTH, LAST_MONTH)
        : isBetween(value, firstDay, lastDay);
  }

  private static boolean isBetween(String value, String first, String last) {
    return value.length() == first.length()
        && value.compareTo(first) >= 0
        && value.compareTo(last) <= 0;
  }

  /// The partition of a row of an `ops_` table: its own day, or the lake's first day if its own is
  /// out of range. Queries must find rejects.
  public String visibleDay(Row row) {
    String day = row.partitionValue();
    return isBetween(day, firstDay, lastDay) ? day : firstDay;
  }
}

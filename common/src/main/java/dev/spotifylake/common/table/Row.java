package dev.spotifylake.common.table;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// One row of one table. Implementations are records annotated with [LakeTable].
public interface Row {
  /// The four columns every table begins with.
  Observation observation();

  /// The month of the row, such as `2026-11`: the value of the partition column where the table has
  /// one. By default the UTC month of the observation.
  default String partitionValue() {
    return YearMonth.from(LocalDate.ofInstant(observation().observedAt(), ZoneOffset.UTC))
        .toString();
  }
}

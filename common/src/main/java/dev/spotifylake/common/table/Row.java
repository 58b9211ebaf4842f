package dev.spotifylake.common.table;

import java.time.LocalDate;
import java.time.ZoneOffset;

/// One row of one table. Implementations are records annotated with [LakeTable].
public interface Row {
  /// The four columns every table begins with.
  Observation observation();

  /// The value of the partition column, by default the UTC day of the observation.
  default String partitionValue() {
    return LocalDate.ofInstant(observation().observedAt(), ZoneOffset.UTC).toString();
  }
}

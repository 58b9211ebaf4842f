package dev.spotifylake.common.table;

import java.util.List;

/// How a table's files are laid out in folders.
public enum Partition {
  /// One folder: a catalog entity has few rows, whatever the time of their observations.
  NONE(List.of()),
  /// `month=YYYY-MM`, in UTC: of the observation, and for `plays` of the playback. It is a string.
  MONTH(List.of("month"));

  private final List<String> columnNames;

  Partition(List<String> columnNames) {
    this.columnNames = columnNames;
  }

  /// The partition columns, which stand behind the other columns of the table.
  public List<String> columnNames() {
    return columnNames;
  }

  /// The folder of a partition below the table's prefix, as `month=2026-11/`; empty without one.
  ///
  /// @param month such as `2026-11`
  public String folder(String month) {
    return switch (this) {
      case NONE -> "";
      case MONTH -> "month=" + month + "/";
    };
  }
}

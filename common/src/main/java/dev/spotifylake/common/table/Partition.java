package dev.spotifylake.common.table;

/// How a table's files are laid out in folders: by the day of observation, or by the month of the
/// play. Both columns are strings.
public enum Partition {
  /// `dt=YYYY-MM-DD`, the UTC date of `observed_at`.
  DT("dt"),
  /// `month=YYYY-MM`, the UTC month of `played_at`: a listening history spans decades.
  MONTH("month");

  private final String columnName;

  Partition(String columnName) {
    this.columnName = columnName;
  }

  public String columnName() {
    return columnName;
  }
}

package dev.spotifylake.common.table;

/// The two formats of table files. Each has a root of its own below the curated root: a CSV file
/// beside Parquet files breaks the table.
public enum TableFileFormat {
  PARQUET("curated/", ".parquet"),
  CSV("curated-csv/", ".csv.gz");

  private final String root;
  private final String suffix;

  TableFileFormat(String root, String suffix) {
    this.root = root;
    this.suffix = suffix;
  }

  /// The prefix of all keys of this format; it ends in a slash.
  public String root() {
    return root;
  }

  /// How the name of a file ends.
  public String suffix() {
    return suffix;
  }

  /// The prefix of a table's keys, such as `curated/tracks/`.
  public String prefix(TableDefinition table) {
    return root + table.name() + "/";
  }
}

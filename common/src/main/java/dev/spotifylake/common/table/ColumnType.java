package dev.spotifylake.common.table;

/// The seven column types of the lake, with their names in each engine and the one Java type that a
/// row has for each. There is no nesting: a list is a table of its own.
public enum ColumnType {
  /// `String`
  STRING("string", "varchar", "VARCHAR"),
  /// `Integer`
  INT("int", "integer", "INTEGER"),
  /// `Long`
  BIGINT("bigint", "bigint", "BIGINT"),
  /// `Double`
  DOUBLE("double", "double", "DOUBLE"),
  /// `Boolean`
  BOOLEAN("boolean", "boolean", "BOOLEAN"),
  /// `LocalDate`
  DATE("date", "date", "DATE"),
  /// `Instant`: milliseconds, always UTC.
  TIMESTAMP("timestamp", "timestamp(3)", "TIMESTAMP");

  private final String glueName;
  private final String trinoName;
  private final String duckDbName;

  ColumnType(String glueName, String trinoName, String duckDbName) {
    this.glueName = glueName;
    this.trinoName = trinoName;
    this.duckDbName = duckDbName;
  }

  /// The name in the Glue Data Catalog, which is Hive's, and in the data dictionary.
  public String glueName() {
    return glueName;
  }

  /// The name in Trino and in Athena's views and queries.
  public String trinoName() {
    return trinoName;
  }

  public String duckDbName() {
    return duckDbName;
  }
}

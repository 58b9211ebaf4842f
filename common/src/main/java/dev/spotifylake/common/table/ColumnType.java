package dev.spotifylake.common.table;

/// The seven column types of the lake, and the one Java type that a row has for each; by these
/// `table-processor` finds them. There is no nesting: a list is a table of its own.
public enum ColumnType {
  /// `String`
  STRING,
  /// `Integer`
  INT,
  /// `Long`
  BIGINT,
  /// `Double`
  DOUBLE,
  /// `Boolean`
  BOOLEAN,
  /// `LocalDate`
  DATE,
  /// `Instant`: milliseconds, always UTC.
  TIMESTAMP;

  /// The type's name in SQL, the same in Glue, Athena and DuckDB.
  public String sqlName() {
    return switch (this) {
      case STRING -> "string";
      case INT -> "int";
      case BIGINT -> "bigint";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
    };
  }
}

package dev.spotifylake.common.table;

import java.time.Instant;
import java.time.LocalDate;

/// The seven column types of the lake, and their one Java type each. There is no nesting: a list is
/// a table of its own.
public enum ColumnType {
  STRING(String.class),
  INT(Integer.class),
  BIGINT(Long.class),
  DOUBLE(Double.class),
  BOOLEAN(Boolean.class),
  DATE(LocalDate.class),
  /// Milliseconds, always UTC.
  TIMESTAMP(Instant.class);

  private final Class<?> javaType;

  ColumnType(Class<?> javaType) {
    this.javaType = javaType;
  }

  public Class<?> javaType() {
    return javaType;
  }

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

  static ColumnType of(Class<?> component, String where) {
    for (ColumnType type : values()) {
      if (type.javaType == component) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        where
            + " has type "
            + component.getSimpleName()
            + "; expected one of String, Integer, Long, Double, Boolean, LocalDate, Instant");
  }
}

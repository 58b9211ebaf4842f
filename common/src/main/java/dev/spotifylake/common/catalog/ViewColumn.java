package dev.spotifylake.common.catalog;

import dev.spotifylake.common.table.ColumnType;

/// A column of a view, with its exact type: Athena refuses a view whose stored types are not those
/// that its query makes.
///
/// @param trinoType as Trino writes it, such as `varchar`, `integer` or `timestamp(3)`
public record ViewColumn(String name, String trinoType) {
  public ViewColumn {
    if (name.isBlank() || trinoType.isBlank()) {
      throw new IllegalArgumentException(
          "a view's column needs a name and a type; got '" + name + "', '" + trinoType + "'");
    }
  }

  /// The type as the catalog names it: `timestamp(3)` is `timestamp` there, `varchar` is `string`.
  public String glueType() {
    for (ColumnType type : ColumnType.values()) {
      if (type.trinoName().equals(trinoType)) {
        return type.glueName();
      }
    }
    if (trinoType.startsWith("varchar(")) {
      return ColumnType.STRING.glueName();
    }
    if (trinoType.startsWith("timestamp(")) {
      return ColumnType.TIMESTAMP.glueName();
    }
    if (trinoType.startsWith("decimal(")) {
      return trinoType.replace(" ", "");
    }
    throw new IllegalArgumentException(
        "column "
            + name
            + " is of type "
            + trinoType
            + "; a view of the lake holds varchar, integer, bigint, double, boolean, date,"
            + " timestamp(3) or decimal: cast it");
  }
}

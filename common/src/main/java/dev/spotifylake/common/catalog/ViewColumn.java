package dev.spotifylake.common.catalog;

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
    if (trinoType.startsWith("timestamp(")) {
      return "timestamp";
    }
    return switch (trinoType) {
      case "varchar" -> "string";
      case "integer" -> "int";
      case "bigint", "double", "boolean", "date" -> trinoType;
      default -> {
        if (trinoType.startsWith("varchar(")) {
          yield "string";
        }
        if (trinoType.startsWith("decimal(")) {
          yield trinoType.replace(" ", "");
        }
        throw new IllegalArgumentException(
            "column "
                + name
                + " is of type "
                + trinoType
                + "; a view of the lake holds varchar, integer, bigint, double, boolean, date,"
                + " timestamp(3) or decimal: cast it");
      }
    };
  }
}

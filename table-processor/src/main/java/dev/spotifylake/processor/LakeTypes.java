package dev.spotifylake.processor;

import com.palantir.javapoet.ClassName;
import java.util.Map;

/// Types of `common`, by name: that module is compiled with this one.
final class LakeTypes {
  private static final String TABLES = "dev.spotifylake.common.table";

  static final String LAKE_TABLE = TABLES + ".LakeTable";
  static final String DOC = TABLES + ".Doc";
  static final String OBSERVATION = TABLES + ".Observation";
  static final String NULLABLE = "org.jspecify.annotations.Nullable";

  static final ClassName ROW = ClassName.get(TABLES, "Row");
  static final ClassName TABLE_DEFINITION = ClassName.get(TABLES, "TableDefinition");
  static final ClassName COLUMN_DEFINITION = ClassName.get(TABLES, "ColumnDefinition");
  static final ClassName COLUMN_TYPE = ClassName.get(TABLES, "ColumnType");
  static final ClassName PARTITION = ClassName.get(TABLES, "Partition");
  static final ClassName SOURCE = ClassName.get("dev.spotifylake.common.source", "Source");

  /// The constants of `ColumnType` by the one Java type of each.
  static final Map<String, String> COLUMN_TYPES =
      Map.of(
          "java.lang.String", "STRING",
          "java.lang.Integer", "INT",
          "java.lang.Long", "BIGINT",
          "java.lang.Double", "DOUBLE",
          "java.lang.Boolean", "BOOLEAN",
          "java.time.LocalDate", "DATE",
          "java.time.Instant", "TIMESTAMP");

  private LakeTypes() {}
}

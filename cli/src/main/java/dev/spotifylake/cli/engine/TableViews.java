package dev.spotifylake.cli.engine;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import java.util.stream.Collectors;

/// The SQL of a table's DuckDB view: the declared columns with the declared types, also over files
/// of an older release that lack the newest columns, and over no file at all.
final class TableViews {
  private TableViews() {}

  /// The statement that creates the view.
  static String create(TableDefinition table, TableFiles files) {
    return "CREATE VIEW %s AS SELECT %s FROM (%s)"
        .formatted(table.name(), typedColumns(table), relation(table, files));
  }

  private static String typedColumns(TableDefinition table) {
    return table.columns().stream()
            .map(
                column ->
                    "CAST(%1$s AS %2$s) AS %1$s"
                        .formatted(name(column), column.type().duckDbName()))
            .collect(Collectors.joining(", "))
        + ", CAST(%1$s AS VARCHAR) AS %1$s".formatted(table.partition().columnName());
  }

  private static String relation(TableDefinition table, TableFiles files) {
    String columnsWithoutRows = columnsWithoutRows(table, files.csv());
    if (!files.exist(table)) {
      return columnsWithoutRows;
    }
    return columnsWithoutRows
        + " UNION ALL BY NAME SELECT * FROM "
        + (files.csv() ? csvFiles(table, files) : parquetFiles(table, files));
  }

  // Every declared column exists even if no file has it.
  private static String columnsWithoutRows(TableDefinition table, boolean text) {
    return table.columns().stream()
        .map(column -> "CAST(NULL AS %s) AS %s".formatted(storedType(column, text), name(column)))
        .collect(
            Collectors.joining(
                ", ",
                "SELECT ",
                ", CAST(NULL AS VARCHAR) AS " + table.partition().columnName() + " WHERE false"));
  }

  private static String parquetFiles(TableDefinition table, TableFiles files) {
    return "read_parquet(%s, hive_partitioning = true, hive_types = {%s: VARCHAR}, union_by_name = true)"
        .formatted(quoted(files.pattern(table)), table.partition().columnName());
  }

  // Older files have fewer columns, never different ones: columns are only added, at the end. A
  // quoted value may hold line breaks, which the parallel reader cannot pad.
  private static String csvFiles(TableDefinition table, TableFiles files) {
    String columns =
        table.columns().stream()
            .map(column -> "%s: 'VARCHAR'".formatted(quoted(column.name())))
            .collect(Collectors.joining(", "));
    return ("read_csv(%s, columns = {%s}, auto_detect = false, header = true, delim = ',', quote ="
            + " '\"', escape = '\"', null_padding = true, parallel = false, compression ="
            + " 'gzip', hive_partitioning = true, hive_types = {%s: VARCHAR})")
        .formatted(quoted(files.pattern(table)), columns, table.partition().columnName());
  }

  private static String storedType(ColumnDefinition column, boolean text) {
    if (text) {
      return "VARCHAR";
    }
    return column.type() == ColumnType.TIMESTAMP ? "TIMESTAMPTZ" : column.type().duckDbName();
  }

  private static String name(ColumnDefinition column) {
    return '"' + column.name() + '"';
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}

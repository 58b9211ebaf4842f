package dev.spotifylake.cli.engine;

import dev.spotifylake.cli.engine.TableFiles.FileNames;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.MonthRange;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The SQL of a table's DuckDB view: the declared columns with the declared types, also over files
/// of an older release that lack the newest columns, and over no file at all. Each row is there
/// once, whichever of the files hold it.
final class TableViews {
  private TableViews() {}

  /// The statement that creates the view.
  static String create(TableDefinition table, TableFiles files) {
    return "CREATE VIEW %s AS SELECT DISTINCT %s FROM (%s)"
        .formatted(table.name(), typedColumns(table), relation(table, files));
  }

  private static String typedColumns(TableDefinition table) {
    Stream<String> columns =
        table.columns().stream()
            .map(column -> cast(name(column.name()), column.type().duckDbName()));
    Stream<String> partition =
        table.partition().columnNames().stream().map(column -> cast(name(column), "VARCHAR"));
    return Stream.concat(columns, partition).collect(Collectors.joining(", "));
  }

  private static String cast(String name, String type) {
    return "CAST(%1$s AS %2$s) AS %1$s".formatted(name, type);
  }

  private static String relation(TableDefinition table, TableFiles files) {
    FileNames names = files.files(table);
    List<String> parts = new ArrayList<>();
    parts.add(columnsWithoutRows(table, files.format()));
    switch (table.partition()) {
      case NONE -> {
        List<String> all =
            Stream.of(names.current(), names.ofDays()).flatMap(List::stream).toList();
        if (!all.isEmpty()) {
          parts.add("SELECT * FROM " + read(table, all, files.format(), Partition.NONE));
        }
      }
      case MONTH -> {
        if (!names.current().isEmpty()) {
          parts.add(
              "SELECT * FROM " + read(table, names.current(), files.format(), Partition.MONTH));
        }
        if (!names.ofDays().isEmpty()) {
          parts.add(
              "SELECT *, %s AS month FROM %s"
                  .formatted(
                      month(table), read(table, names.ofDays(), files.format(), Partition.NONE)));
        }
      }
    }
    return String.join(" UNION ALL BY NAME ", parts);
  }

  // The month in which the present layout has a row of an earlier one.
  private static String month(TableDefinition table) {
    MonthRange range = MonthRange.of(table);
    String month = "strftime(CAST(observed_at AS TIMESTAMP), '%Y-%m')";
    return "CASE WHEN %1$s BETWEEN '%2$s' AND '%3$s' THEN %1$s ELSE '%2$s' END"
        .formatted(month, range.first(), range.last());
  }

  // Every declared column exists even if no file has it.
  private static String columnsWithoutRows(TableDefinition table, TableFileFormat format) {
    Stream<String> columns =
        table.columns().stream().map(column -> nullAs(storedType(column, format), column.name()));
    Stream<String> partition =
        table.partition().columnNames().stream().map(column -> nullAs("VARCHAR", column));
    return Stream.concat(columns, partition)
        .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
  }

  private static String nullAs(String type, String column) {
    return "CAST(NULL AS %s) AS %s".formatted(type, name(column));
  }

  /// @param folders the partition that the names of the files' folders say
  private static String read(
      TableDefinition table, List<String> files, TableFileFormat format, Partition folders) {
    String list =
        files.stream().map(TableViews::quoted).collect(Collectors.joining(", ", "[", "]"));
    String partition =
        switch (folders) {
          case NONE -> "hive_partitioning = false";
          case MONTH -> "hive_partitioning = true, hive_types = {month: VARCHAR}";
        };
    return switch (format) {
      case PARQUET -> "read_parquet(%s, %s, union_by_name = true)".formatted(list, partition);
      case CSV -> csvFiles(table, list, partition);
    };
  }

  // Older files have fewer columns, never different ones: columns are only added, at the end. A
  // quoted value may hold line breaks, which the parallel reader cannot pad.
  private static String csvFiles(TableDefinition table, String list, String partition) {
    String columns =
        table.columns().stream()
            .map(column -> "%s: 'VARCHAR'".formatted(quoted(column.name())))
            .collect(Collectors.joining(", "));
    return ("read_csv(%s, columns = {%s}, auto_detect = false, header = true, delim = ',', quote ="
            + " '\"', escape = '\"', null_padding = true, parallel = false, compression ="
            + " 'gzip', %s)")
        .formatted(list, columns, partition);
  }

  private static String storedType(ColumnDefinition column, TableFileFormat format) {
    return switch (format) {
      case CSV -> "VARCHAR";
      case PARQUET ->
          column.type() == ColumnType.TIMESTAMP ? "TIMESTAMPTZ" : column.type().duckDbName();
    };
  }

  private static String name(String column) {
    return '"' + column + '"';
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}

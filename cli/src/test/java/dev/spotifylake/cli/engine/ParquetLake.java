package dev.spotifylake.cli.engine;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A lake whose curated files DuckDB writes, not the transformer: one file per row.
///
/// @param earlierLayout whether files lie in folders of days, as in releases before the tables had
///   months
public record ParquetLake(Path root, boolean earlierLayout) {
  private static final String UTC_MILLISECONDS = "TIMESTAMPTZ";

  public ParquetLake(Path root) {
    this(root, false);
  }

  public ParquetLake add(Row... rows) {
    for (Row row : rows) {
      TableDefinition table = LakeTables.of(row.getClass());
      String values =
          table.columns().stream()
              .map(column -> literal(column, row) + " AS \"" + column.name() + '"')
              .collect(Collectors.joining(", "));
      write(table, folder(table, row), "SELECT " + values);
    }
    return this;
  }

  private String folder(TableDefinition table, Row row) {
    return earlierLayout && !table.name().equals("plays")
        ? "dt=" + LocalDate.ofInstant(row.observation().observedAt(), ZoneOffset.UTC)
        : table.partition().folder(row.partitionValue());
  }

  /// @param partition the folder below the table's own; empty for none
  ParquetLake write(TableDefinition table, String partition, String select) {
    Path folder = root.resolve("curated/" + table.name()).resolve(partition);
    try {
      Files.createDirectories(folder);
      long number;
      try (var files = Files.list(folder)) {
        number = files.count();
      }
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute(
            "COPY (%s) TO %s (FORMAT parquet)"
                .formatted(
                    select, TableViews.quoted(folder.resolve(number + ".parquet").toString())));
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("cannot write a file of table " + table.name(), e);
    }
    return this;
  }

  /// The rows of a query, each as its values joined by spaces.
  List<String> query(String sql) {
    try (QueryEngine engine = DuckDbEngine.over(root, LakeFormat.PARQUET)) {
      return engine.query(sql).rows().stream()
          .map(row -> String.join(" ", row.stream().map(String::valueOf).toList()))
          .toList();
    }
  }

  private static String literal(ColumnDefinition column, Row row) {
    @Nullable Object value = column.valueOf().apply(row);
    String type =
        column.type() == ColumnType.TIMESTAMP
            ? UTC_MILLISECONDS
            : column.type() == ColumnType.STRING ? "VARCHAR" : column.type().glueName();
    return value == null
        ? "CAST(NULL AS " + type + ")"
        : "CAST(" + TableViews.quoted(value.toString()) + " AS " + type + ")";
  }
}

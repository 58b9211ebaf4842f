package dev.spotifylake.testsupport;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// DuckDB over the files of a lake: an engine that is not ours says what we wrote.
public final class DuckLake implements AutoCloseable {
  private final Connection connection;

  private DuckLake(Connection connection) {
    this.connection = connection;
  }

  /// DuckDB with a view for each table that has files.
  public static DuckLake over(Path lake, TableFileFormat format) {
    try {
      DuckLake duck = new DuckLake(DriverManager.getConnection("jdbc:duckdb:"));
      duck.execute("SET TimeZone = 'UTC'");
      duck.execute("SET threads = 1");
      for (TableDefinition table : LakeTables.all()) {
        Path folder = lake.resolve(format.root()).resolve(table.name());
        if (hasFiles(folder, format.suffix())) {
          duck.execute(
              "CREATE VIEW "
                  + table.name()
                  + " AS SELECT * FROM "
                  + duck.reader(table, folder + "/**/*" + format.suffix(), format));
        }
      }
      return duck;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether a table has files.
  public boolean has(String table) {
    return !query("SELECT 1 FROM duckdb_views() WHERE view_name = '" + table + "'").isEmpty();
  }

  /// Makes one of the lake's views.
  public DuckLake withView(String name) {
    for (SqlFile view : SqlFiles.views()) {
      if (view.name().equals(name)) {
        execute("CREATE VIEW " + name + " AS " + view.sql());
      }
    }
    return this;
  }

  private static boolean hasFiles(Path folder, String suffix) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.anyMatch(file -> file.toString().endsWith(suffix));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String reader(TableDefinition table, String glob, TableFileFormat format) {
    String partition =
        switch (table.partition()) {
          case NONE -> "hive_partitioning = false";
          case MONTH -> "hive_partitioning = true, hive_types = {'month': VARCHAR}";
        };
    if (format == TableFileFormat.PARQUET) {
      return "read_parquet('" + glob + "', " + partition + ")";
    }
    String columns =
        table.columns().stream()
            .map(column -> "'" + column.name() + "': '" + column.type().duckDbName() + "'")
            .collect(Collectors.joining(", ", "{", "}"));
    return "read_csv('"
        + glob
        + "', header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr"
        + " = '', columns = "
        + columns
        + ", "
        + partition
        + ")";
  }

  /// Column names and DuckDB's types of a table, in order.
  public Map<String, String> columns(String table) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (List<@Nullable Object> row :
        query("SELECT column_name, column_type FROM (DESCRIBE " + table + ")")) {
      columns.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
    }
    return columns;
  }

  /// Rows of a table in the form that both file formats share: sorted texts, with times in UTC.
  public List<List<@Nullable Object>> texts(TableDefinition table) {
    String columns =
        table.columns().stream().map(DuckLake::asText).collect(Collectors.joining(", "));
    return query("SELECT " + columns + " FROM " + table.name() + " ORDER BY ALL");
  }

  private static String asText(ColumnDefinition column) {
    return column.type() == ColumnType.TIMESTAMP
        ? "strftime(CAST(" + column.name() + " AS TIMESTAMP), '%Y-%m-%d %H:%M:%S.%g')"
        : "CAST(" + column.name() + " AS VARCHAR)";
  }

  /// Rows of a query with the driver's values: an `INTEGER` is an Integer, a count a Long.
  public List<List<@Nullable Object>> query(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// The values of the one row of a query, by column.
  public Map<String, @Nullable Object> onlyRow(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      if (!result.next()) {
        throw new AssertionError("expected one row, got none: " + sql);
      }
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
      }
      if (result.next()) {
        throw new AssertionError("expected one row, got more: " + sql);
      }
      return row;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// A row that [#query] is expected to return.
  public static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  /// Runs a statement that has no rows to show.
  public void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

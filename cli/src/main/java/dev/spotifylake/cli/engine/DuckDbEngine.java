package dev.spotifylake.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Queries the files of a lake in a folder with a DuckDB inside this process.
///
/// A query reads the lake's curated files and nothing else, and writes nothing: DuckDB's access to
/// other files and to the network is closed, and only read-only statements run. Not thread-safe.
public final class DuckDbEngine implements QueryEngine {
  private static final JsonMapper JSON = new JsonMapper();

  private final Connections connections;
  private final TableFiles files;
  // In the order in which they can be created. Creating a view reads the footer of each of its
  // files, so only the views that a query names are created.
  private final Map<String, TableDefinition> tables = new LinkedHashMap<>();
  private final Map<String, SqlFile> views = new LinkedHashMap<>();
  private final Set<String> created = new HashSet<>();
  private Connection connection;

  /// Opens a database in memory.
  interface Connections {
    Connection open() throws SQLException;
  }

  private DuckDbEngine(
      Connections connections, TableFiles files, List<TableDefinition> definitions) {
    this.connections = connections;
    this.files = files;
    this.connection = opened(List.of());
    definitions.forEach(table -> tables.put(table.name(), table));
    SqlFiles.views(this::table).forEach(view -> views.put(view.name(), view));
  }

  /// @param curatedRoot the folder that holds `curated/` and `curated-csv/`
  /// @param format what the lake is configured to write
  public static DuckDbEngine over(Path curatedRoot, LakeFormat format) {
    return over(curatedRoot, format, LakeTables.all());
  }

  /// @param definitions of the tables: the lake's own or, in a test, changed ones
  public static DuckDbEngine over(
      Path curatedRoot, LakeFormat format, List<TableDefinition> definitions) {
    // Not streaming: a stream that fails half-way gives no reason.
    return over(
        curatedRoot, format, definitions, () -> DriverManager.getConnection("jdbc:duckdb:"));
  }

  static DuckDbEngine over(
      Path curatedRoot,
      LakeFormat format,
      List<TableDefinition> definitions,
      Connections connections) {
    return new DuckDbEngine(connections, TableFiles.of(curatedRoot, format), definitions);
  }

  /// A connection that reads the lake's files and nothing else.
  ///
  /// @param settings statements that run before the configuration is locked
  private Connection opened(List<String> settings) {
    List<String> statements = new ArrayList<>();
    statements.add("SET TimeZone = 'UTC'");
    statements.addAll(settings);
    statements.add("SET errors_as_json = true");
    statements.add("SET temp_directory = ''");
    statements.add(
        "SET allowed_directories = [%s]"
            .formatted(
                files.allowed().stream()
                    .map(TableViews::quoted)
                    .collect(Collectors.joining(", "))));
    statements.add("SET enable_external_access = false");
    statements.add("SET lock_configuration = true");
    statements.addAll(AthenaFunctions.statements());
    try {
      Connection opened = connections.open();
      for (String statement : statements) {
        execute(opened, statement);
      }
      return opened;
    } catch (SQLException e) {
      throw new LakeException("cannot start the query engine: " + e.getMessage(), e);
    }
  }

  @Override
  public void query(String sql, ResultConsumer consumer) {
    String text = sql.strip();
    try {
      run(text, consumer);
    } catch (SQLException e) {
      if (!DuckDbErrors.isInternal(e)) {
        throw DuckDbErrors.of(text, e);
      }
      runWithOneThread(text, consumer);
    }
  }

  /// An internal error is a fault of DuckDB, not of the statement. It ends the database too. The
  /// known one, in joins over many files, does not occur with one thread.
  private void runWithOneThread(String sql, ResultConsumer consumer) {
    closeFailed();
    created.clear();
    connection = opened(List.of("SET threads = 1"));
    try {
      run(sql, consumer);
    } catch (SQLException e) {
      throw DuckDbErrors.of(sql, e);
    }
  }

  // After an internal error a connection may refuse even to be closed.
  private void closeFailed() {
    try {
      connection.close();
    } catch (SQLException unusable) {
      return;
    }
  }

  // DuckDB computes the whole result before the first row is read, so the consumer has no row yet
  // where this fails.
  private void run(String sql, ResultConsumer consumer) throws SQLException {
    createViews(ReferencedNames.in(readOnlyStatement(sql)));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      DuckDbRows.read(rows, consumer);
    }
  }

  /// The parsed form of the one read-only statement that the text holds.
  private JsonNode readOnlyStatement(String sql) {
    if (sql.isEmpty()) {
      throw new LakeException(
          "the query is empty; expected SQL such as SELECT count(*) FROM v_plays");
    }
    JsonNode parsed = parse(sql);
    if (parsed.path("error").asBoolean()) {
      throw DuckDbErrors.of(sql, parsed);
    }
    JsonNode statements = parsed.path("statements");
    if (statements.size() != 1) {
      throw new LakeException(
          "SQL: found %d statements; expected one query at a time".formatted(statements.size()));
    }
    return statements.path(0);
  }

  private JsonNode parse(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT json_serialize_sql(" + TableViews.quoted(sql) + ")")) {
      result.next();
      return JSON.readTree(result.getString(1));
    } catch (SQLException e) {
      throw DuckDbErrors.of(sql, e);
    } catch (IOException e) {
      throw new LakeException("SQL: the statement cannot be parsed: " + e.getMessage(), e);
    }
  }

  private void createViews(ReferencedNames names) {
    if (names.catalog()) {
      tables.keySet().forEach(this::createView);
      views.keySet().forEach(this::createView);
    } else {
      names.names().forEach(this::createView);
    }
  }

  private void createView(String name) {
    TableDefinition table = tables.get(name);
    SqlFile view = views.get(name);
    if ((table == null && view == null) || !created.add(name)) {
      return;
    }
    try {
      if (table != null) {
        execute(TableViews.create(table, files));
      } else if (view != null) {
        createViews(ReferencedNames.in(readOnlyStatement(view.sql())));
        execute("CREATE VIEW %s AS %s".formatted(name, view.sql()));
      }
    } catch (SQLException e) {
      throw new LakeException(
          "cannot read table %s below %s: %s. %s"
              .formatted(name, files.folder(), DuckDbErrors.message(e), files.cure()),
          e);
    }
  }

  private TableDefinition table(String name) {
    TableDefinition table = tables.get(name);
    return table == null ? LakeTables.byName(name) : table;
  }

  private void execute(String sql) throws SQLException {
    execute(connection, sql);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new LakeException("cannot close the query engine: " + e.getMessage(), e);
    }
  }
}

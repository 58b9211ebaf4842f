package dev.spotifylake.cli.query;

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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers from the files of a lake in a folder, by a DuckDB inside this process.
///
/// Nothing but the lake's curated files can be read, nothing can be written: the engine's access to
/// the outside is closed except for that folder, and only reading statements are run. Not for two
/// threads at once.
public final class DuckDbEngine implements QueryEngine {
  private static final JsonMapper JSON = new JsonMapper();

  private final Connection connection;
  private final TableFiles files;
  // In the order in which they can be made. A view over files reads the footer of each one when it
  // is
  // made, so only those that a question names are.
  private final Map<String, TableDefinition> tables = new LinkedHashMap<>();
  private final Map<String, SqlFile> views = new LinkedHashMap<>();
  private final Set<String> made = new HashSet<>();

  private DuckDbEngine(Connection connection, TableFiles files, List<TableDefinition> definitions) {
    this.connection = connection;
    this.files = files;
    definitions.forEach(table -> tables.put(table.name(), table));
    SqlFiles.views(this::table).forEach(view -> views.put(view.name(), view));
  }

  /// @param curatedRoot the folder that holds `curated/` and `curated-csv/`
  /// @param format what the lake is configured to write
  public static DuckDbEngine over(Path curatedRoot, LakeFormat format) {
    return over(curatedRoot, format, LakeTables.all());
  }

  /// @param definitions of the tables, the lake's own or, in a test, changed ones
  public static DuckDbEngine over(
      Path curatedRoot, LakeFormat format, List<TableDefinition> definitions) {
    TableFiles files = TableFiles.of(curatedRoot, format);
    try {
      // Not streaming: a stream that fails half-way does not say why.
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      DuckDbEngine engine = new DuckDbEngine(connection, files, definitions);
      engine.execute("SET TimeZone = 'UTC'");
      engine.execute("SET errors_as_json = true");
      engine.execute("SET temp_directory = ''");
      engine.execute(
          "SET allowed_directories = [%s]"
              .formatted(
                  files.allowed().stream()
                      .map(TableViews::quoted)
                      .collect(Collectors.joining(", "))));
      engine.execute("SET enable_external_access = false");
      engine.execute("SET lock_configuration = true");
      for (String function : AthenaFunctions.statements()) {
        engine.execute(function);
      }
      return engine;
    } catch (SQLException e) {
      throw new LakeException("cannot start the query engine: " + e.getMessage(), e);
    }
  }

  @Override
  public void ask(String sql, ResultReader reader) {
    String question = sql.strip();
    JsonNode statement = readingStatement(question);
    makeViews(ReferencedNames.in(statement));
    try (Statement asked = connection.createStatement();
        ResultSet rows = asked.executeQuery(question)) {
      DuckDbRows.read(rows, reader);
    } catch (SQLException e) {
      throw SqlProblem.of(question, e);
    }
  }

  /// The parsed form of the one reading statement that the text is.
  private JsonNode readingStatement(String sql) {
    if (sql.isEmpty()) {
      throw new LakeException(
          "the question is empty: expected SQL such as SELECT count(*) FROM v_plays");
    }
    JsonNode parsed = parse(sql);
    if (parsed.path("error").asBoolean()) {
      throw SqlProblem.of(sql, parsed);
    }
    JsonNode statements = parsed.path("statements");
    if (statements.size() != 1) {
      throw new LakeException(
          "SQL: found %d statements; expected one question at a time".formatted(statements.size()));
    }
    return statements.path(0);
  }

  private JsonNode parse(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery("SELECT json_serialize_sql(" + TableViews.quoted(sql) + ")")) {
      answer.next();
      return JSON.readTree(answer.getString(1));
    } catch (SQLException e) {
      throw SqlProblem.of(sql, e);
    } catch (IOException e) {
      throw new LakeException("SQL: cannot be read: " + e.getMessage(), e);
    }
  }

  private void makeViews(ReferencedNames names) {
    if (names.catalog()) {
      tables.keySet().forEach(this::makeView);
      views.keySet().forEach(this::makeView);
    } else {
      names.names().forEach(this::makeView);
    }
  }

  private void makeView(String name) {
    TableDefinition table = tables.get(name);
    SqlFile view = views.get(name);
    if ((table == null && view == null) || !made.add(name)) {
      return;
    }
    try {
      if (table != null) {
        execute(TableViews.create(table, files));
      } else if (view != null) {
        makeViews(ReferencedNames.in(readingStatement(view.sql())));
        execute("CREATE VIEW %s AS %s".formatted(name, view.sql()));
      }
    } catch (SQLException e) {
      throw new LakeException(
          "cannot read table %s below %s: %s; `lake replay` makes it again from raw"
              .formatted(name, files.folder(), SqlProblem.message(e)),
          e);
    }
  }

  private TableDefinition table(String name) {
    TableDefinition table = tables.get(name);
    return table == null ? LakeTables.byName(name) : table;
  }

  private void execute(String sql) throws SQLException {
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

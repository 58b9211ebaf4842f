package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A query that ends in an internal error of DuckDB runs again with one thread.
class InternalErrorTest {
  private static final String INTERNAL =
      """
      {"exception_type":"INTERNAL","exception_message":"dictionary column 0 changed\\nStack Trace: 1"}\
      """;

  @TempDir private Path folder;

  private int opened;
  private int failing;

  @Test
  void aQueryRunsAgainWithOneThread() {
    failing = 1;

    try (DuckDbEngine engine = engine()) {
      QueryResult result =
          engine.query(
              "SELECT max(threads) FROM (VALUES (%s)) AS t (threads)"
                  .formatted("CAST(current_setting('threads') AS INTEGER)"));

      assertThat(result.rows()).containsExactly(List.of(1L));
      assertThat(engine.query("SELECT count(*) FROM v_plays").rows())
          .as("views are there again")
          .containsExactly(List.of(0L));
    }
    assertThat(opened).isEqualTo(2);
  }

  @Test
  void theSecondInternalErrorIsNotBlamedOnTheSql() {
    failing = 2;

    try (DuckDbEngine engine = engine()) {
      assertThatThrownBy(() -> engine.query("SELECT 1"))
          .isInstanceOf(LakeException.class)
          .hasMessage(
              "DuckDB failed with an internal error, also with one thread; the SQL is not at fault:"
                  + " dictionary column 0 changed");
    }
  }

  @Test
  void aWrongStatementRunsOnce() {
    try (DuckDbEngine engine = engine()) {
      assertThatThrownBy(() -> engine.query("SELECT nothing"))
          .isInstanceOf(LakeException.class)
          .hasMessageStartingWith("SQL, line 1, column 8: ");
    }
    assertThat(opened).isEqualTo(1);
  }

  private DuckDbEngine engine() {
    return DuckDbEngine.over(folder, LakeFormat.PARQUET, LakeTables.all(), this::open);
  }

  /// The first `failing` connections end each query of a person in an internal error.
  private Connection open() throws SQLException {
    opened++;
    Connection real = DriverManager.getConnection("jdbc:duckdb:");
    return opened > failing ? real : failing(real);
  }

  private static Connection failing(Connection real) {
    return proxy(
        Connection.class,
        real,
        (method, result) -> result instanceof Statement statement ? failing(statement) : result);
  }

  private static Statement failing(Statement real) {
    return proxy(
        Statement.class,
        real,
        (call, result) -> {
          if (call.startsWith("executeQuery") && !call.contains("json_serialize_sql")) {
            throw new SQLException(INTERNAL);
          }
          return result;
        });
  }

  private interface Results {
    @Nullable Object result(String call, @Nullable Object real) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T real, Results results) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                String call = method.getName() + (arguments == null ? "" : arguments[0]);
                return results.result(call, method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}

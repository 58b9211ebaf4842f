package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlDialect;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.sql.SqlSetting;
import dev.spotifylake.common.table.TableDefinition;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every table, view and query gives the same rows on Trino and DuckDB, from Parquet and CSV.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
abstract class EnginesAgree {
  private static final int EXAMPLES = 4;
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

  // Ninety days without a song, and fields that come or go, do not happen in two weeks.
  private static final List<String> MAY_BE_EMPTY =
      List.of("rediscoveries", "field_changes", "coverage_gaps", "gaps", "albums_in_full");

  private final SimulatedLake lake;
  private final BothEngines engines;

  EnginesAgree(SharedLake queried) {
    this.lake = queried.lake();
    this.engines = queried.engines();
  }

  List<TableDefinition> tables() {
    return LakeTables.all();
  }

  List<SqlFile> views() {
    return SqlFiles.views();
  }

  List<SqlFile> savedQueries() {
    return SqlFiles.queries();
  }

  List<SqlFile> allQueries() {
    return Stream.concat(SqlFiles.queries().stream(), SqlFiles.reportQueries().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableHoldsTheSameRows(TableDefinition table) {
    assertSameRows("SELECT * FROM " + table.name());
  }

  @ParameterizedTest
  @MethodSource("views")
  void everyViewHoldsTheSameRows(SqlFile view) {
    assertSameRows("SELECT * FROM " + view.name());
  }

  @ParameterizedTest
  @MethodSource("allQueries")
  void everyQueryGivesTheSameRowsInTheSameOrder(SqlFile query) {
    List<String> expected = engines.duckDbOverParquet(query.sql(setting(SqlDialect.DUCKDB)));

    assertThat(engines.duckDbOverCsv(query.sql(setting(SqlDialect.DUCKDB))))
        .as("DuckDB over CSV")
        .isEqualTo(expected);
    assertThat(engines.trinoOverParquet(query.sql(setting(SqlDialect.ATHENA))))
        .as("Trino over Parquet")
        .isEqualTo(expected);
    assertThat(engines.trinoOverCsv(query.sql(setting(SqlDialect.ATHENA))))
        .as("Trino over CSV")
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("savedQueries")
  void theTemplatesTextOfASavedQueryIsValid(SqlFile query) {
    String text = engines.savedQueries().get(query.name());

    assertThat(text).as("the template's saved query %s", query.name()).isNotNull();
    // It differs from what the test before runs by the engine's date only.
    assertThat(engines.trinoOverParquet("EXPLAIN (TYPE VALIDATE) " + text)).containsExactly("true");
  }

  private SqlSetting setting(SqlDialect dialect) {
    return new SqlSetting(dialect, ZURICH, lake.today());
  }

  private void assertSameRows(String sql) {
    List<String> expected = engines.duckDbOverParquet(sql);

    assertThat(differences(expected, engines.duckDbOverCsv(sql))).as("DuckDB over CSV").isEmpty();
    assertThat(differences(expected, engines.trinoOverParquet(sql)))
        .as("Trino over Parquet")
        .isEmpty();
    assertThat(differences(expected, engines.trinoOverCsv(sql))).as("Trino over CSV").isEmpty();
  }

  /// Rows that one side has more often than the other, a few of them.
  private static List<String> differences(List<String> expected, List<String> found) {
    Map<String, Integer> surplus = new TreeMap<>();
    expected.forEach(row -> surplus.merge(row, 1, Integer::sum));
    found.forEach(row -> surplus.merge(row, -1, Integer::sum));
    return surplus.entrySet().stream()
        .filter(row -> row.getValue() != 0)
        .limit(EXAMPLES)
        .map(row -> (row.getValue() > 0 ? "missing: " : "not expected: ") + row.getKey())
        .toList();
  }

  @Test
  void theSimulatedDaysGiveEveryQueryRows() {
    assertThat(
            allQueries().stream()
                .filter(query -> !MAY_BE_EMPTY.contains(query.name()))
                .filter(
                    query ->
                        engines.duckDbOverParquet(query.sql(setting(SqlDialect.DUCKDB))).isEmpty())
                .map(SqlFile::name))
        .as("queries without rows: their comparison proves nothing")
        .isEmpty();
  }
}

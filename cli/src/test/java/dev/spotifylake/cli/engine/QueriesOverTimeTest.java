package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlDialect;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.sql.SqlSetting;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every saved and report query runs on an empty lake, and on lakes of a day and a year.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesOverTimeTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final SqlSetting SETTING =
      new SqlSetting(SqlDialect.DUCKDB, ZoneId.of("America/St_Johns"), TODAY);
  private static final int DAYS_BETWEEN = 45;

  private final Map<String, QueryEngine> engines = new TreeMap<>();
  private final Map<String, QueryResult> results = new HashMap<>();

  static List<SqlFile> queries() {
    return Stream.concat(SqlFiles.queries().stream(), SqlFiles.reportQueries().stream()).toList();
  }

  @BeforeAll
  void lakes(@TempDir Path work) {
    new ParquetLake(work.resolve("day")).add(rows(TODAY).toArray(Row[]::new));
    ParquetLake year = new ParquetLake(work.resolve("year"));
    ParquetLake earlier = new ParquetLake(work.resolve("earlier layout"), true);
    ParquetLake both = new ParquetLake(work.resolve("both layouts"));
    ParquetLake bothEarlier = new ParquetLake(work.resolve("both layouts"), true);
    for (LocalDate day = TODAY.minusYears(1);
        !day.isAfter(TODAY);
        day = day.plusDays(DAYS_BETWEEN)) {
      Row[] rows = rows(day).toArray(Row[]::new);
      year.add(rows);
      earlier.add(rows);
      both.add(rows);
      bothEarlier.add(rows);
    }
    for (String lake : List.of("empty", "day", "year", "earlier layout", "both layouts")) {
      engines.put(lake, DuckDbEngine.over(work.resolve(lake), LakeFormat.PARQUET));
    }
  }

  @AfterAll
  void close() {
    engines.values().forEach(QueryEngine::close);
  }

  /// Some rows of every table for one day.
  private static List<Row> rows(LocalDate day) {
    String at = day + "T10:00:00Z";
    List<Row> rows = new ArrayList<>();
    String song = "song " + day.getMonthValue();
    rows.add(Rows.api("a" + day, at, "spotify:track:" + song, song, "Band"));
    rows.add(Rows.ofTrack(day + "T11:00:00Z", "t1", "Band"));
    rows.add(
        Rows.export("e" + day, day + "T12:00:00Z", "spotify:track:t1", "Export", "Band", 9_000));
    rows.add(LibraryRows.track("t1", "album", 180_000L));
    rows.add(LibraryRows.trackArtist("t1", 0, "Band"));
    rows.add(LibraryRows.album(at, "album", 1, day.toString(), "artist"));
    rows.add(LibraryRows.albumArtist("album", "Band"));
    rows.add(LibraryRows.top(at, "pass" + day, 1, song));
    rows.add(LibraryRows.saved("track", "t" + day, at));
    rows.add(Rows.playlist(at, "p", "Mix", null));
    rows.add(Rows.pass(at, "playlist_items", "p", day.toString(), true));
    rows.add(Rows.item(at, "p", day.toString(), 0, song));
    rows.add(OpsRows.poll(at, 3, null, null));
    rows.add(OpsRows.object(at, 3, 2, 1));
    rows.add(OpsRows.reject(at, "$.items[1]"));
    rows.add(OpsRows.run(Instant.parse(at).toString(), "playlists", "done", null));
    return rows;
  }

  @ParameterizedTest
  @MethodSource("queries")
  void anEmptyLakeGivesAnEmptyResult(SqlFile query) {
    assertThat(run("empty", query).rows()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aDayAndAYearGiveTheSameColumns(SqlFile query) {
    QueryResult empty = run("empty", query);

    assertThat(run("day", query).columns()).isEqualTo(empty.columns());
    assertThat(run("year", query).columns()).isEqualTo(empty.columns());
  }

  @ParameterizedTest
  @MethodSource("queries")
  void theEarlierLayoutGivesTheSameRows(SqlFile query) {
    assertThat(run("earlier layout", query)).isEqualTo(run("year", query));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void rowsThatAreInBothLayoutsCountOnce(SqlFile query) {
    assertThat(run("both layouts", query)).isEqualTo(run("year", query));
  }

  @ParameterizedTest
  @MethodSource("tablesAndViews")
  void tablesAndViewsHaveTheSameRowsInEitherLayout(String name) {
    QueryResult rows = select("year", name);

    assertThat(select("earlier layout", name)).isEqualTo(rows);
    assertThat(select("both layouts", name)).isEqualTo(rows);
  }

  static Stream<String> tablesAndViews() {
    return Stream.concat(
        LakeTables.all().stream().map(TableDefinition::name),
        SqlFiles.views().stream().map(SqlFile::name));
  }

  private QueryResult select(String lake, String name) {
    return query(lake, "SELECT * FROM " + name + " ORDER BY ALL");
  }

  @Test
  void mostQueriesHaveRowsOnTheFirstDay() {
    List<String> withoutRows =
        queries().stream()
            .filter(query -> run("day", query).rows().isEmpty())
            .map(SqlFile::name)
            .toList();

    // These need a second day, a gap or an album of several songs.
    assertThat(withoutRows)
        .containsExactlyInAnyOrder(
            "rediscoveries",
            "skips",
            "albums_in_full",
            "playlist_changes",
            "playlist_churn",
            "playlist_half_life",
            "unheard_releases",
            "coverage_gaps",
            "field_changes",
            "tutorial_songs",
            "tutorial_artists",
            "playlists",
            "gaps");
  }

  private QueryResult run(String lake, SqlFile query) {
    return query(lake, query.sql(SETTING));
  }

  /// Several tests compare with the same result, and no lake changes.
  private QueryResult query(String lake, String sql) {
    return results.computeIfAbsent(
        lake + "\n" + sql, _ -> Objects.requireNonNull(engines.get(lake)).query(sql));
  }
}

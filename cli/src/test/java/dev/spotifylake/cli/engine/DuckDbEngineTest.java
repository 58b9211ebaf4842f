package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbEngineTest {
  private static final TableDefinition TRACKS = LakeTables.byName("tracks");

  @TempDir private Path folder;

  static List<String> tablesAndViews() {
    List<String> names = new ArrayList<>();
    LakeTables.all().forEach(table -> names.add(table.name()));
    SqlFiles.views().forEach(view -> names.add(view.name()));
    return names;
  }

  @ParameterizedTest
  @MethodSource("tablesAndViews")
  void everyTableAndViewIsEmptyBeforeThereAreFiles(String name) {
    assertThat(query("SELECT count(*) FROM " + name).number()).isZero();
  }

  @Test
  void everySavedQueryRunsBeforeThereAreFiles() {
    assertThat(SqlFiles.queries()).allSatisfy(query -> assertThat(query(query.sql())).isNotNull());
  }

  @Test
  void anEmptyTableHasTheDeclaredColumnsAndTypes() {
    assertThat(query("SELECT * FROM plays").columns())
        .hasSize(LakeTables.byName("plays").columns().size() + 1)
        .contains(
            new ResultColumn("account", "VARCHAR"),
            new ResultColumn("observed_at", "TIMESTAMP"),
            new ResultColumn("duration_ms", "BIGINT"),
            new ResultColumn("shuffle", "BOOLEAN"),
            new ResultColumn("month", "VARCHAR"));
  }

  @Test
  void valuesOfAFileKeepTheirTypes() {
    new ParquetLake(folder).add(Rows.track("2026-11-20T10:00:00.123Z", "t1", "Söng\n2", 7, null));

    assertThat(query("SELECT observed_at, name, popularity, isrc FROM tracks").rows())
        .containsExactly(
            Arrays.asList(Instant.parse("2026-11-20T10:00:00.123Z"), "Söng\n2", 7L, null));
  }

  @Test
  void columnsThatAnOlderFileLacksAreNull() {
    new ParquetLake(folder)
        .write(
            TRACKS,
            "",
            "SELECT 'me' AS account, TIMESTAMPTZ '2026-01-01 00:00:00Z' AS observed_at, 't0' AS"
                + " track_id")
        .add(Rows.track("2026-11-20T10:00:00Z", "t1", "Song", 7, null));

    assertThat(query("SELECT track_id, name, popularity FROM tracks ORDER BY 1").rows())
        .containsExactly(Arrays.asList("t0", null, null), List.of("t1", "Song", 7L));
  }

  @Test
  void aRemovedColumnLeavesTheTableAndItsView() {
    TableDefinition without = without(TRACKS, "isrc");
    List<TableDefinition> tables =
        LakeTables.all().stream()
            .map(table -> table.name().equals("tracks") ? without : table)
            .toList();

    try (QueryEngine engine = DuckDbEngine.over(folder, LakeFormat.PARQUET, tables)) {
      assertThat(engine.query("SELECT * FROM tracks").columns())
          .extracting(ResultColumn::name)
          .contains("popularity")
          .doesNotContain("isrc");
      assertThat(engine.query("SELECT * FROM v_tracks").columns())
          .extracting(ResultColumn::name)
          .contains("popularity")
          .doesNotContain("isrc");
    }
  }

  @Test
  void theViewShowsTheLatestKnownValues() {
    new ParquetLake(folder)
        .add(
            Rows.track("2026-11-20T10:00:00Z", "t1", "Old name", 7, "isrc"),
            Rows.track("2026-11-20T11:00:00Z", "t1", "New name", null, null),
            Rows.track("2026-11-20T09:00:00Z", "t1", "Oldest name", 3, "wrong"));

    assertThat(query("SELECT track_id, name, popularity, isrc FROM v_tracks").rows())
        .containsExactly(List.of("t1", "New name", 7L, "isrc"));
  }

  @Test
  void csvFilesGiveTheSameTypes() throws IOException {
    Path file = folder.resolve("curated-csv/tracks/me.csv.gz");
    Files.createDirectories(file.getParent());
    String header = String.join(",", TRACKS.columnNames());
    String row =
        TRACKS.columnNames().stream()
            .map(
                name ->
                    switch (name) {
                      case "account" -> "me";
                      case "observed_at" -> "2026-11-20 10:00:00.123";
                      case "track_id" -> "t1";
                      case "name" -> "\"Say \"\"hi\"\",\r\nagain\"";
                      case "popularity" -> "7";
                      case "explicit" -> "true";
                      default -> "";
                    })
            .reduce((left, right) -> left + "," + right)
            .orElseThrow();
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8));
    }

    try (QueryEngine engine = DuckDbEngine.over(folder, LakeFormat.CSV)) {
      QueryResult result =
          engine.query(
              "SELECT observed_at, track_id, name, popularity, explicit, isrc FROM tracks");

      assertThat(result.rows())
          .containsExactly(
              Arrays.asList(
                  Instant.parse("2026-11-20T10:00:00.123Z"),
                  "t1",
                  "Say \"hi\",\r\nagain",
                  7L,
                  true,
                  null));
    }
  }

  @Test
  void aRowThatSeveralFilesHoldIsThereOnce() {
    Row track = Rows.track("2026-11-20T10:00:00Z", "t1", "Song", 7, null);
    Row poll = OpsRows.poll("2026-11-20T10:00:00Z", 5, null, null);
    new ParquetLake(folder).add(track, track, poll, poll);
    new ParquetLake(folder, true).add(track, poll);

    assertThat(query("SELECT count(*) FROM tracks").number()).isEqualTo(1);
    assertThat(query("SELECT count(*) FROM ops_coverage").number()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ops_coverage/month=2026-11/new.csv.gz",
        "ops_coverage/dt=2026-11-20/of_an_earlier_layout.csv.gz"
      })
  void aCsvFileOfEitherLayoutHasTheMonthOfItsRows(String file) throws IOException {
    writeCsv(
        LakeTables.byName("ops_coverage"),
        file,
        Map.of("account", "me", "observed_at", "2026-11-20 10:00:00.123", "plays", "5"));

    try (QueryEngine engine = DuckDbEngine.over(folder, LakeFormat.CSV)) {
      assertThat(engine.query("SELECT account, plays, month FROM ops_coverage").rows())
          .containsExactly(List.of("me", 5L, "2026-11"));
    }
  }

  private void writeCsv(TableDefinition table, String name, Map<String, String> values)
      throws IOException {
    Path file = folder.resolve("curated-csv").resolve(name);
    Files.createDirectories(file.getParent());
    List<String> row =
        table.columnNames().stream().map(column -> values.getOrDefault(column, "")).toList();
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      String text = String.join(",", table.columnNames()) + "\n" + String.join(",", row) + "\n";
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aRowOutsideTheMonthsIsShownInTheFirst() {
    new ParquetLake(folder, true).add(OpsRows.poll("2036-01-01T10:00:00Z", 5, null, null));

    assertThat(query("SELECT month FROM ops_coverage").rows()).containsExactly(List.of("2020-01"));
  }

  @Test
  void aMonthConditionReadsOnlyFilesOfThatMonth() {
    new ParquetLake(folder)
        .add(OpsRows.poll("2026-11-20T10:00:00Z", 5, null, null))
        .write(
            LakeTables.byName("ops_coverage"), "month=2025-01", "SELECT 'no number' AS new_plays");

    assertThat(query("SELECT new_plays FROM v_coverage WHERE month >= '2026-01'").rows())
        .containsExactly(List.of(5L));
    assertThatThrownBy(() -> query("SELECT new_plays FROM v_coverage"))
        .hasMessageContaining("no number");
  }

  @Test
  void patternCharactersInAFolderNameAreLiteral() {
    Path odd = folder.resolve("my [lake]'s *data?");
    new ParquetLake(odd).add(Rows.track("2026-11-20T10:00:00Z", "t1", "Song", 7, null));

    try (QueryEngine engine = DuckDbEngine.over(odd, LakeFormat.PARQUET)) {
      assertThat(engine.query("SELECT count(*) FROM tracks").number()).isEqualTo(1);
    }
  }

  @Test
  void theCatalogShowsEveryTableAndView() {
    assertThat(query("SHOW TABLES").rows()).hasSize(tablesAndViews().size());
    assertThat(query("SELECT table_name FROM information_schema.tables").rows())
        .hasSize(tablesAndViews().size());
    assertThat(query("DESCRIBE v_plays").rows()).isNotEmpty();
  }

  @Test
  void wrongSqlIsOneLineWithLineAndColumn() {
    assertThatThrownBy(() -> query("SELECT 'é',\n  track_ FROM tracks"))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("SQL, line 2, column 3: ")
        .hasMessageContaining("track_");
    assertThatThrownBy(() -> query("SELEC 1"))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("SQL, line 1, column 1: syntax error");
    assertThatThrownBy(() -> query("SELECT * FROM trackz"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("trackz")
        .hasMessageStartingWith("SQL, line 1, column 15: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT 1) TO '%s/curated/tracks/x.parquet'",
        "CREATE TABLE x AS SELECT 1",
        "DROP VIEW plays",
        "ATTACH '%s/curated/x.db' AS x",
        "SET enable_external_access = true",
        "SELECT 1; SELECT 2",
        "SELECT * FROM read_text('/etc/hostname')",
        "INSTALL httpfs",
        "PRAGMA database_list",
        ""
      })
  void aQueryCannotWriteOrReadOtherFiles(String sql) throws IOException {
    new ParquetLake(folder).add(Rows.track("2026-11-20T10:00:00Z", "t1", "Song", 7, null));
    List<Path> before = files();

    assertThatThrownBy(() -> query(sql.formatted(folder))).isInstanceOf(LakeException.class);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void everyViewDescribesItsRows() {
    assertThat(SqlFiles.views()).extracting(SqlFile::doc).allMatch(doc -> doc.length() > 20);
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  private QueryResult query(String sql) {
    try (QueryEngine engine = DuckDbEngine.over(folder, LakeFormat.PARQUET)) {
      return engine.query(sql);
    }
  }

  private static TableDefinition without(TableDefinition table, String column) {
    List<ColumnDefinition> columns =
        table.columns().stream().filter(each -> !each.name().equals(column)).toList();
    return new TableDefinition(
        table.name(), table.oneRowIs(), table.partition(), table.key(), table.fedBy(), columns);
  }
}

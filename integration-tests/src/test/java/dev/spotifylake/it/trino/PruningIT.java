package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A query with a month reads the files of that month and no others, through the view that makes
/// rows distinct, counted at the S3 server, over two years of files of both formats.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PruningIT {
  // The projection ends with the month of the real clock: the months lie before it.
  private static final YearMonth FIRST_MONTH = YearMonth.parse("2024-11");
  private static final int MONTHS = 24;

  private final TrinoEngine trino = TrinoEngine.shared();
  private final EvaluatedTemplate template = TemplateTables.template("lake-year", "parquet");
  private final EvaluatedTemplate csv = TemplateTables.template("lake-year-csv", "csv");

  /// Copies files of the simulated lake to every month, and as often to an entity table.
  @BeforeAll
  void twoYears(@TempDir Path years) throws Exception {
    for (String root : List.of("curated", "curated-csv")) {
      Path curated = SharedLake.ofTwoWeeks().lake().folder().resolve(root);
      Path tracks = oneFile(curated.resolve("tracks"));
      Path coverage = oneFile(curated.resolve("ops_coverage/month=2026-11"));
      Path plays = oneFile(curated.resolve("plays/month=2026-11"));
      for (int i = 0; i < MONTHS; i++) {
        YearMonth month = FIRST_MONTH.plusMonths(i);
        copy(coverage, years.resolve(root + "/ops_coverage/month=" + month));
        copy(plays, years.resolve(root + "/plays/month=" + month));
        Files.copy(
            tracks,
            Files.createDirectories(years.resolve(root + "/tracks"))
                .resolve(i + "." + tracks.getFileName()));
      }
    }
    trino.add(template, years);
    trino.add(csv, years);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops_coverage", "v_coverage"})
  void aMonthOfATableOrViewReadsThatMonthsFiles(String name) {
    String sql = "SELECT count(new_plays) FROM " + name + " WHERE month = '2026-06'";

    assertThat(keysRead(template, sql))
        .hasSize(1)
        .allMatch(key -> key.startsWith("curated/ops_coverage/month=2026-06/"));
    assertThat(keysRead(csv, sql))
        .hasSize(1)
        .allMatch(key -> key.startsWith("curated-csv/ops_coverage/month=2026-06/"));
  }

  @Test
  void withoutAMonthEveryFileIsRead() {
    assertThat(keysRead("SELECT count(DISTINCT new_plays) FROM v_coverage")).hasSize(MONTHS);
    assertThat(keysRead("SELECT count(DISTINCT account) FROM v_plays")).hasSize(MONTHS);
    assertThat(keysRead("SELECT count(DISTINCT name) FROM tracks")).hasSize(MONTHS);
  }

  @Test
  void rowsOfSeveralFilesOfAnEntityTableCountOnce() {
    String files = "SELECT count(*) FROM files_tracks";
    String distinct = "SELECT count(*) FROM tracks";

    assertThat(count(files)).isEqualTo(MONTHS * count(distinct));
  }

  private long count(String sql) {
    return (Long)
        Objects.requireNonNull(
            trino.query(TrinoEngine.database(template), sql).getFirst().getFirst());
  }

  @Test
  void theLastDaysByTheEnginesClockReadTheirMonthsOnly() {
    String sql = Objects.requireNonNull(SqlFiles.query("coverage_by_day")).keptSql("Europe/Zurich");
    String first = YearMonth.from(LocalDate.now(ZoneOffset.UTC).minusDays(29)).toString();

    assertThat(keysRead(sql))
        .allSatisfy(
            key -> assertThat(key).isGreaterThanOrEqualTo("curated/ops_coverage/month=" + first));
  }

  @Test
  void aMonthOfPlaysReadsThatMonthsFilesThroughAView() {
    for (String view : List.of("plays", "v_plays", "v_listening_days")) {
      assertThat(
              keysRead("SELECT count(DISTINCT account) FROM " + view + " WHERE month = '2026-06'"))
          .as(view)
          .hasSize(1)
          .allMatch(key -> key.startsWith("curated/plays/month=2026-06/"));
    }
  }

  @Test
  void aMonthOfCountedPlaysReadsThatMonthsPlays() {
    assertThat(
            keysRead(
                "SELECT rule, count(play_id) FROM v_counted_plays WHERE month = '2026-06' GROUP BY"
                    + " 1"))
        .filteredOn(key -> key.startsWith("curated/plays/"))
        .hasSize(1)
        .allMatch(key -> key.startsWith("curated/plays/month=2026-06/"));
  }

  @Test
  void theLastTwelveMonthsByTheEnginesClockReadNoOtherFiles() {
    String sql =
        "SELECT count(play_id) FROM v_plays"
            + " WHERE month >= date_format(current_date - INTERVAL '11' MONTH, '%Y-%m')";
    LocalDate first = LocalDate.now(ZoneOffset.UTC).minusMonths(11).withDayOfMonth(1);

    assertThat(keysRead(sql))
        .allSatisfy(
            key ->
                assertThat(key)
                    .isGreaterThanOrEqualTo(
                        "curated/plays/month=" + first.toString().substring(0, 7)));
  }

  private List<String> keysRead(String sql) {
    return keysRead(template, sql);
  }

  private List<String> keysRead(EvaluatedTemplate stack, String sql) {
    String bucket = TrinoEngine.bucket(stack);
    trino.buckets().keysReadSinceLastCall(bucket);
    trino.query(TrinoEngine.database(stack), sql);
    return trino.buckets().keysReadSinceLastCall(bucket);
  }

  private static Path oneFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(file, Files.createDirectories(folder).resolve(file.getFileName()));
  }
}

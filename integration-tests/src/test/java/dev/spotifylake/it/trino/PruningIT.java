package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A query with a day or a month reads the files of that day or month and no others, counted at the
/// S3 server, over a year of files.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PruningIT {
  // The projection ends tomorrow by the real clock: the year lies before it.
  private static final LocalDate FIRST_DAY = LocalDate.parse("2025-11-01");
  private static final int DAYS = 365;

  private final TrinoEngine trino = TrinoEngine.shared();
  private final EvaluatedTemplate template =
      TemplateTables.template("lake-year", "parquet", FIRST_DAY.toString());

  /// Copies one day's files of the simulated lake to every day of the year, and one month's of
  /// plays to every month.
  @BeforeAll
  void aYear(@TempDir Path year) throws Exception {
    Path curated = SharedLake.ofTwoWeeks().lake().folder().resolve("curated");
    Path day = oneFile(curated.resolve("tracks/dt=2026-11-05"));
    Path coverage = oneFile(curated.resolve("ops_coverage/dt=2026-11-05"));
    Path plays = oneFile(curated.resolve("plays/month=2026-11"));
    for (int i = 0; i < DAYS; i++) {
      copy(day, year.resolve("curated/tracks/dt=" + FIRST_DAY.plusDays(i)));
      copy(coverage, year.resolve("curated/ops_coverage/dt=" + FIRST_DAY.plusDays(i)));
    }
    for (int month = 1; month <= 12; month++) {
      copy(plays, year.resolve("curated/plays/month=2026-%02d".formatted(month)));
      copy(plays, year.resolve("curated/plays/month=2025-%02d".formatted(month)));
    }
    trino.add(template, year);
  }

  @Test
  void aDayOfATableReadsThatDaysFiles() {
    assertThat(keysRead("SELECT name FROM tracks WHERE dt = '2026-06-15'"))
        .hasSize(1)
        .allMatch(key -> key.startsWith("curated/tracks/dt=2026-06-15/"));
  }

  @Test
  void withoutADayEveryFileIsRead() {
    assertThat(keysRead("SELECT count(DISTINCT name) FROM tracks")).hasSize(DAYS);
    assertThat(keysRead("SELECT count(DISTINCT account) FROM v_plays")).hasSize(24);
  }

  @Test
  void aDayOfAViewReadsThatDaysFiles() {
    assertThat(keysRead("SELECT gap_minutes FROM v_coverage WHERE dt = '2026-06-15'"))
        .hasSize(1)
        .allMatch(key -> key.startsWith("curated/ops_coverage/dt=2026-06-15/"));
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
    String bucket = TrinoEngine.bucket(template);
    trino.buckets().keysReadSinceLastCall(bucket);
    trino.query(TrinoEngine.database(template), sql);
    return trino.buckets().keysReadSinceLastCall(bucket);
  }

  private static Path oneFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(file, Files.createDirectories(folder).resolve(file.getFileName()));
  }
}

package dev.spotifylake.it.trino;

import dev.spotifylake.common.sql.SqlDialect;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.sql.SqlSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A simulated lake and the engines over it. Making one takes longer than all questions to it, so
/// the tests of one build share it; it lasts as long as their process.
record AnsweredLake(SimulatedLake lake, BothEngines engines) {
  private static final Map<Integer, AnsweredLake> LAKES = new ConcurrentHashMap<>();

  // Answers differ no less than with a run every hour, and a sixth of the rows is compared.
  private static final Duration BETWEEN_RUNS = Duration.ofHours(6);

  // Trino sees partitions up to a day after its own clock, so no day of a lake may lie ahead of
  // the machine's.
  static AnsweredLake ofTwoWeeks() {
    return LAKES.computeIfAbsent(14, days -> make(LocalDate.parse("2026-11-02"), days));
  }

  /// Two ends of months and the end of summer time lie in them.
  static AnsweredLake ofSixtyDays() {
    return LAKES.computeIfAbsent(60, days -> make(LocalDate.parse("2026-09-20"), days));
  }

  private static AnsweredLake make(LocalDate firstDay, int days) {
    try {
      Path folder = Path.of("target", "lakes", "days-" + days).toAbsolutePath();
      delete(folder);
      SimulatedLake lake =
          SimulatedLake.ofDays(firstDay, days, BETWEEN_RUNS, Files.createDirectories(folder));
      return new AnsweredLake(lake, BothEngines.over(folder, firstDay.toString()));
    } catch (Exception e) {
      throw new IllegalStateException("cannot simulate a lake of " + days + " days", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /// What Trino answers to a saved question in UTC, reduced to some of its columns.
  List<String> answer(String question, String... columns) {
    String sql =
        Objects.requireNonNull(SqlFiles.query(question))
            .sql(new SqlSetting(SqlDialect.ATHENA, ZoneOffset.UTC, lake.today()));
    return engines.trinoOverParquet(sql, List.of(columns));
  }

  List<String> rows(String sql) {
    return engines.trinoOverParquet(sql);
  }
}

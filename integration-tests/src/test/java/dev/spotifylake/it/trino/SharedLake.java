package dev.spotifylake.it.trino;

import dev.spotifylake.common.sql.SqlDialect;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.sql.SqlSetting;
import dev.spotifylake.simulator.SimulatorOptions;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A simulated lake and the engines over it. It takes longer to make one than to query it, so the
/// tests of one build share it, and none of them changes it.
record SharedLake(SimulatedLake lake, BothEngines engines) {
  private static final Map<Integer, SharedLake> LAKES = new ConcurrentHashMap<>();

  // Enough for rows in every query (`EnginesAgree`) with two runs a day. A larger world and more
  // runs repeat the same kinds of rows: three times as many took three times as long to compare.
  private static final SimulatorOptions SMALL_WORLD =
      SimulatorOptions.builder().artists(60).ownedPlaylists(5).savedTracks(40).build();

  // Trino sees partitions up to the month of its own clock, so no month of a lake may lie ahead of
  // the machine's.
  static SharedLake ofTwoWeeks() {
    return LAKES.computeIfAbsent(
        14,
        days ->
            make("lake", LocalDate.parse("2026-11-02"), days, Duration.ofHours(12), SMALL_WORLD));
  }

  /// Two ends of months and the end of summer time lie in them.
  static SharedLake ofSixtyDays() {
    return LAKES.computeIfAbsent(
        60,
        days ->
            make(
                "long",
                LocalDate.parse("2026-09-20"),
                days,
                Duration.ofHours(6),
                SimulatorOptions.defaults()));
  }

  private static SharedLake make(
      String name, LocalDate firstDay, int days, Duration betweenRuns, SimulatorOptions world) {
    try {
      // Trino starts meanwhile.
      CompletableFuture<TrinoEngine> trino = CompletableFuture.supplyAsync(TrinoEngine::shared);
      Path folder = Path.of("target", "lakes", "days-" + days).toAbsolutePath();
      delete(folder);
      SimulatedLake lake =
          SimulatedLake.ofDays(firstDay, days, betweenRuns, world, Files.createDirectories(folder));
      trino.join();
      return new SharedLake(lake, BothEngines.over(name, folder));
    } catch (IOException e) {
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

  /// The rows that Trino gives for a saved query in UTC, reduced to some columns.
  List<String> savedQuery(String query, String... columns) {
    String sql =
        Objects.requireNonNull(SqlFiles.query(query))
            .sql(new SqlSetting(SqlDialect.ATHENA, ZoneOffset.UTC, lake.today()));
    return engines.trinoOverParquet(sql, List.of(columns));
  }

  List<String> rows(String sql) {
    return engines.trinoOverParquet(sql);
  }
}

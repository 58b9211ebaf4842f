package dev.spotifylake.history.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.play.PlayId;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.testsupport.DuckLake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The import's count of new plays against `v_plays` in DuckDB, over generated histories.
class NewPlaysMatchViewTest {
  private static final int HISTORIES = 600;
  private static final long SEED = 20261130;
  private static final Instant IMPORTED_AT = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void newPlaysAreViewedPlaysOfTheImportAlone() {
    List<History> histories = histories();
    try (DuckLake duck = DuckLake.over(folder, TableFileFormat.PARQUET)) {
      load(duck, histories.stream().flatMap(History::all));
      Map<String, Long> expected =
          counts(
              duck,
              "SELECT account, count(*) FROM v_plays WHERE observed_at = TIMESTAMP '%s' GROUP BY 1"
                  .formatted("2026-12-01 00:00:00"));

      assertThat(differences(histories, expected)).isEmpty();
    }
  }

  @Test
  void newPlaysAreTheGrowthOfTheView() {
    List<History> histories =
        histories().stream()
            .filter(history -> history.before().stream().allMatch(p -> p.origin().equals("api")))
            .toList();
    assertThat(histories).hasSizeGreaterThan(HISTORIES / 4);
    try (DuckLake before = DuckLake.over(folder, TableFileFormat.PARQUET);
        DuckLake after = DuckLake.over(folder, TableFileFormat.PARQUET)) {
      load(before, histories.stream().flatMap(history -> history.before().stream()));
      load(after, histories.stream().flatMap(History::all));
      Map<String, Long> expected = viewSizes(after);
      viewSizes(before).forEach((account, size) -> expected.merge(account, -size, Long::sum));

      assertThat(differences(histories, expected)).isEmpty();
    }
  }

  private static List<String> differences(List<History> histories, Map<String, Long> expected) {
    List<String> differences = new ArrayList<>();
    for (History history : histories) {
      long inView = expected.getOrDefault(history.account(), 0L);
      long inReport = newPlays(history);
      if (inView != inReport) {
        differences.add(
            "%d in the view, %d in the report: %s".formatted(inView, inReport, history));
      }
    }
    return differences;
  }

  private static long newPlays(History history) {
    KnownPlays known = new KnownPlays();
    history.before().forEach(known::add);
    HistoryOverlap overlap = new HistoryOverlap(known, false);
    history.imported().forEach(overlap::add);
    return overlap.count().newPlays();
  }

  private static void load(DuckLake duck, Stream<PlayRow> plays) {
    TableDefinition table = LakeTables.byName("plays");
    duck.execute(
        table.columns().stream()
            .map(column -> column.name() + " " + column.type().duckDbName())
            .collect(Collectors.joining(", ", "CREATE TABLE plays (", ", month VARCHAR)")));
    duck.execute(
        plays
            .map(play -> values(table, play))
            .collect(Collectors.joining(",\n", "INSERT INTO plays VALUES ", "")));
    duck.withView("v_plays");
  }

  private static String values(TableDefinition table, Row play) {
    return table.columns().stream()
        .map(column -> literal(column, play))
        .collect(Collectors.joining(", ", "(", ", '" + play.partitionValue() + "')"));
  }

  private static String literal(ColumnDefinition column, Row play) {
    Object value = column.valueOf().apply(play);
    return switch (value) {
      case null -> "NULL";
      case Instant time -> "'" + time.toString().replace("Z", "") + "'";
      default -> "'" + value + "'";
    };
  }

  private static Map<String, Long> viewSizes(DuckLake duck) {
    return counts(duck, "SELECT account, count(*) FROM v_plays GROUP BY 1");
  }

  private static Map<String, Long> counts(DuckLake duck, String sql) {
    Map<String, Long> counts = new HashMap<>();
    for (List<@Nullable Object> row : duck.query(sql)) {
      counts.put(String.valueOf(row.get(0)), Long.valueOf(String.valueOf(row.get(1))));
    }
    return counts;
  }

  private static List<History> histories() {
    Random random = new Random(SEED);
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < HISTORIES; i++) {
      histories.add(new Generator(random, "account-" + i).history());
    }
    return histories;
  }

  /// @param before what the lake holds
  /// @param imported the rows of the export
  private record History(String account, List<PlayRow> before, List<PlayRow> imported) {
    Stream<PlayRow> all() {
      return Stream.concat(before.stream(), imported.stream());
    }

    @Override
    public String toString() {
      return account + "\n  before " + lines(before) + "\n  imported " + lines(imported) + "\n";
    }

    private static String lines(List<PlayRow> plays) {
      return plays.stream()
          .map(
              play ->
                  "%s %s %s '%s' %s"
                      .formatted(
                          play.origin(),
                          play.playedAt(),
                          play.itemUri(),
                          play.trackName(),
                          play.msPlayed()))
          .collect(Collectors.joining("\n    ", "\n    ", ""));
    }
  }

  /// Few songs, few lengths and little time, so that rows meet in every way.
  private static final class Generator {
    private static final List<Instant> STARTS =
        List.of(
            Instant.parse("2026-10-20T10:00:40Z"),
            Instant.parse("2026-10-20T10:00:58Z"),
            Instant.parse("2026-10-31T23:59:57Z"));
    private static final List<Integer> STEPS = List.of(0, 0, 1, 3, 5, 6, 20, 60);
    private static final List<Integer> CLOCK_DIFFERENCES =
        List.of(0, 0, 300, -300, 2_000, -2_000, 4_600, -4_600, 5_000, -5_000, 5_400);
    private static final List<Long> LENGTHS = List.of(0L, 4_000L, 170_000L);
    private static final List<String> URIS = List.of("spotify:track:a", "spotify:track:b");
    // UTF-16 sorts the last two the other way round than UTF-8.
    private static final List<String> NAMES =
        List.of("Song", "Song", "Song (renamed)", "Song \uFF01", "Song \uD83C\uDFB5");

    private final Random random;
    private final String account;
    private final List<PlayRow> before = new ArrayList<>();
    private final List<PlayRow> imported = new ArrayList<>();
    private final boolean hasEarlierExports;
    private int rows;

    Generator(Random random, String account) {
      this.random = random;
      this.account = account;
      this.hasEarlierExports = random.nextBoolean();
    }

    History history() {
      Instant time = anyOf(STARTS);
      int plays = 1 + random.nextInt(6);
      for (int i = 0; i < plays; i++) {
        time = time.plusSeconds(anyOf(STEPS));
        addRows(time);
      }
      return new History(account, List.copyOf(before), List.copyOf(imported));
    }

    private void addRows(Instant time) {
      String uri = anyOf(URIS);
      String names = random.nextInt(10) == 0 ? null : anyOf(NAMES);
      long length = anyOf(LENGTHS);
      if (random.nextInt(3) > 0) {
        before.add(api(time.plusMillis(anyOf(CLOCK_DIFFERENCES)), uri, spelling(names)));
      }
      if (hasEarlierExports && random.nextBoolean()) {
        before.add(export(earlier(), time, uri, spelling(names), length));
      }
      if (hasEarlierExports && random.nextInt(3) == 0) {
        before.add(shortExport(earlier(), time, spelling(names), length));
      }
      if (random.nextInt(3) > 0) {
        imported.add(export(observation(IMPORTED_AT), time, uri, spelling(names), length));
      }
      if (random.nextInt(3) == 0) {
        imported.add(shortExport(observation(IMPORTED_AT), time, spelling(names), length));
      }
    }

    private @Nullable String spelling(@Nullable String names) {
      return random.nextInt(4) == 0 ? anyOf(NAMES) : names;
    }

    private PlayRow api(Instant time, String uri, @Nullable String names) {
      return PlayRow.fromApi(
          earlier(), PlayId.of(account, uri, time, null), time, item(uri, names), null, null, null);
    }

    private PlayRow export(
        Observation observation, Instant time, String uri, @Nullable String names, long length) {
      boolean isNamedOnly = random.nextInt(10) == 0;
      String idItem = isNamedOnly ? PlayId.names(artist(names), names) : uri;
      return PlayRow.fromExport(
          observation,
          PlayId.of(account, idItem, time, length),
          time,
          item(isNamedOnly ? null : uri, names),
          random.nextInt(10) == 0 ? null : length,
          new PlayRow.Playback(null, null, null, null, null, null, null, null));
    }

    private PlayRow shortExport(
        Observation observation, Instant time, @Nullable String names, long length) {
      Instant minute = Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), 60) * 60);
      return PlayRow.fromShortExport(
          observation,
          PlayId.of(account, PlayId.names(artist(names), names), minute, length),
          minute,
          item(null, names),
          length);
    }

    private static PlayRow.Item item(@Nullable String uri, @Nullable String names) {
      return new PlayRow.Item(uri, "track", null, names, artist(names), null);
    }

    private static @Nullable String artist(@Nullable String names) {
      return names == null ? null : "Band";
    }

    private Observation earlier() {
      return observation(Instant.parse("2026-11-0%dT00:00:00Z".formatted(1 + random.nextInt(3))));
    }

    // One raw object a row: the view takes any of two equal rows of one object.
    private Observation observation(Instant observedAt) {
      return new Observation(account, observedAt, "run", "raw-" + rows++);
    }

    private <T> T anyOf(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }
  }
}

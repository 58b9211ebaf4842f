package dev.spotifylake.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/// A made-up lake of 420 days up to 2026-11-22 with everything that the report draws: plays,
/// rankings, playlists, polls with gaps, runs with failures. Every call writes the same. Some names
/// are hostile.
final class YearOfListening {
  static final List<String> HOSTILE =
      List.of(
          "</script><script>document.title='broken'</script>",
          "<img src=x onerror=\"document.title='broken'\">",
          "\"double\" & 'single' <!-- quotes",
          "שיר ישן \u2066 מאוד",
          "線の外へ 🎉 \u2028 next line");

  private static final List<String> FIRST =
      List.of(
          "Paper",
          "Northern",
          "Quiet",
          "Velvet",
          "Glass",
          "Harbour",
          "Copper",
          "Slow",
          "Second",
          "Hidden",
          "Winter",
          "Silver",
          "Open");
  private static final List<String> SECOND =
      List.of(
          "Machines",
          "Lights",
          "Rivers",
          "Assembly",
          "Foxes",
          "Parade",
          "Letters",
          "Gardens",
          "Wires",
          "Union");

  private final Path folder;

  private YearOfListening(Path folder) {
    this.folder = folder;
  }

  /// Writes the lake with DuckDB below the folder.
  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("demo.json"), "{}");
    YearOfListening year = new YearOfListening(folder);
    year.copy("plays", "month", PLAYS.replace("NAMES", names()));
    year.copy("top_items", "month", TOP_ITEMS.replace("NAMES", names()));
    year.copy("ops_coverage", "month", COVERAGE);
    year.copy("ops_runs", "month", RUNS);
    year.copy("ops_objects", "month", OBJECTS);
    year.copy("ops_passes", "month", PASSES);
    year.copy("playlists", "month", PLAYLISTS);
    year.copy("playlist_items", "month", PLAYLIST_ITEMS);
  }

  private void copy(String table, String partition, String rows) throws IOException {
    Path target = folder.resolve("curated").resolve(table);
    Files.createDirectories(target.getParent());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          "CREATE MACRO chance(a, b, c) AS (hash(a * 1000003 + b * 1009 + c) % 10000) / 10000.0");
      statement.execute(
          "CREATE MACRO midnight(d) AS TIMESTAMPTZ '2025-09-29 00:00:00+00' + to_days(CAST(d AS"
              + " INTEGER))");
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet, PARTITION_BY (%s))"
              .formatted(rows, target.toString().replace("'", "''"), partition));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write table " + table, e);
    }
  }

  // Names made of two words; some are hostile.
  private static String names() {
    StringBuilder made = new StringBuilder();
    int hostile = 0;
    for (int i = 0; i < FIRST.size() * SECOND.size(); i++) {
      String name = FIRST.get(i % FIRST.size()) + " " + SECOND.get(i % SECOND.size());
      if (i % 7 == 4 && hostile < HOSTILE.size()) {
        name = HOSTILE.get(hostile++);
      }
      made.append(made.isEmpty() ? "" : "\u0001").append(name);
    }
    return List.of(made.toString().split("\u0001")).stream()
        .map(name -> "'" + name.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  // More plays on weekends and in the evening; favourites change slowly.
  private static final String PLAYS =
      """
      WITH plays AS (
        SELECT d, n, chance(d, n, 1) AS a, chance(d, n, 2) AS b, chance(d, n, 3) AS c
        FROM range(0, 419) days(d), range(0, 70) slots(n)
        WHERE chance(d, 0, 9) > 0.12
          AND n < (12 + 30 * chance(d, 0, 8)) * CASE WHEN d % 7 >= 5 THEN 1.7 ELSE 1 END
      ),
      timed AS (
        SELECT d, n, CAST(CASE WHEN chance(d, n, 6) < 0.2 THEN b * (20 + d / 4) ELSE 24 * pow(a, 2.6) + d / 24 END AS INTEGER) AS artist, CAST(floor(9 * b * b) AS INTEGER) AS song,
          midnight(d) + to_minutes(CAST(CASE WHEN c < 0.3 THEN 390 + 400 * c ELSE 960 + 460 * (c - 0.3) / 0.7 END AS INTEGER))
            + to_seconds(CAST(n AS INTEGER)) AS played_at
        FROM plays
      )
      SELECT 'me' AS account, played_at AS observed_at, 'run' AS run_id, 'raw' AS raw_key,
        CAST(d * 1000 + n AS VARCHAR) AS play_id, played_at,
        'spotify:track:' || artist || '-' || song AS item_uri, 'track' AS item_type,
        artist || '-' || song AS track_id,
        CASE song WHEN 0 THEN names[1 + (artist * 5 + 3) % 130] ELSE ['Hollow', 'Morning', 'Signals', 'Again', 'Tide', 'Low Sun', 'Ash', 'Return'][song] || ' ' || artist END
          AS track_name,
        names[1 + artist] AS artist_name, CAST(150000 + 1000 * (artist + 7 * song) AS BIGINT) AS duration_ms,
        'api' AS origin, strftime(played_at, '%Y-%m') AS month
      FROM timed, (SELECT NAMES AS names)
      """;

  private static final String TOP_ITEMS =
      """
      WITH scores AS (
        SELECT d, type, k, k + 3 * sin(d / 23.0 + k * 1.7) + chance(d, k, 5) * 0.6 AS score
        FROM range(1, 420) days(d), (VALUES ('artist'), ('track')) types(type), range(0, 16) items(k)
      )
      SELECT 'me' AS account, midnight(d) + INTERVAL 2 HOUR AS observed_at, 'run' || d AS run_id, 'raw' AS raw_key,
        type AS item_type, 'short_term' AS time_range,
        CAST(row_number() OVER (PARTITION BY d, type ORDER BY score) AS INTEGER) AS rank,
        type || k AS item_id, names[1 + CAST(k AS INTEGER) + CASE type WHEN 'track' THEN 20 ELSE 0 END] AS item_name,
        strftime(midnight(d), '%Y-%m') AS month
      FROM scores, (SELECT NAMES AS names)
      """;

  // Now and then two days without a poll; the next poll reports a gap.
  private static final String COVERAGE =
      """
      SELECT 'me' AS account, midnight(d) + to_hours(CAST(h AS INTEGER)) AS observed_at, 'run' AS run_id, 'raw' AS raw_key,
        midnight(d) AS window_from, midnight(d) AS window_to, 50 AS plays, CAST(3 * chance(d, h, 4) AS INTEGER) AS new_plays,
        NOT (d % 61 = 33 AND h = 9) AS continuous,
        CASE WHEN d % 61 = 33 AND h = 9 THEN midnight(d - 2) + INTERVAL 20 HOUR END AS gap_from,
        CASE WHEN d % 61 = 33 AND h = 9 THEN midnight(d) + INTERVAL 8 HOUR END AS gap_to,
        strftime(midnight(d), '%Y-%m') AS month
      FROM range(0, 420) days(d), range(0, 24) hours(h)
      WHERE d % 61 <> 31 AND d % 61 <> 32 AND NOT (d % 61 = 33 AND h < 9) AND NOT (d % 29 = 3 AND h > 8)
      """;

  private static final String RUNS =
      """
      SELECT CASE s WHEN 0 THEN '_app' ELSE 'me' END AS account, midnight(d) + to_hours(CAST(h AS INTEGER)) AS observed_at,
        'run' || d || '-' || h AS run_id, 'raw' AS raw_key, ['track', 'recently_played', 'playlists'][CAST(s AS INTEGER) + 1] AS source,
        1 AS entity_count, CAST(1 + 4 * chance(d, h, s) AS INTEGER) AS calls, 1 AS status_2xx, 0 AS status_4xx,
        CASE WHEN d % 37 = 5 AND s = 0 THEN 1 ELSE 0 END AS status_429,
        CASE WHEN chance(d, h, 60) > 0.985 THEN 1 ELSE 0 END AS status_5xx,
        CASE WHEN d % 37 = 5 AND s = 0 THEN 'cooling_down' WHEN d % 61 = 30 AND s = 1 THEN 'failed' ELSE 'done' END AS outcome,
        strftime(midnight(d), '%Y-%m') AS month
      FROM range(0, 420) days(d), range(0, 24) hours(h), range(0, 3) sources(s)
      WHERE d % 61 <> 31 AND d % 61 <> 32
      """;

  private static final String OBJECTS =
      """
      SELECT 'me' AS account, midnight(d) AS observed_at, 'run' AS run_id, 'raw' || d AS raw_key, 'playlists' AS source,
        CAST(900 AS BIGINT) AS elements, CAST(800 + 100 * chance(d, 0, 70) AS BIGINT) AS "rows",
        CAST(CASE WHEN d % 17 = 2 THEN 40 ELSE 3 * chance(d, 0, 71) END AS BIGINT) AS rejects,
        strftime(midnight(d), '%Y-%m') AS month
      FROM range(0, 420) days(d)
      """;

  private static final String PASSES =
      """
      SELECT 'me' AS account, midnight(d) AS observed_at, 'run' AS run_id, 'raw' AS raw_key, 'playlist_items' AS source,
        'list' || p AS entity, 'pass' || d || '-' || p AS pass_id, 'full' AS kind, true AS complete, true AS consistent,
        strftime(midnight(d), '%Y-%m') AS month
      FROM range(1, 420, 3) days(d), range(0, 7) lists(p)
      """;

  private static final String PLAYLISTS =
      """
      SELECT 'me' AS account, midnight(1) AS observed_at, 'run' AS run_id, 'raw' AS raw_key, 'list' || p AS playlist_id,
        ['Running', 'Kitchen radio', 'Friday <b>night</b> & "more"', 'מנגינות', 'Long drives', 'Sleep', 'Sunday'][CAST(p AS INTEGER) + 1] AS name,
        strftime(midnight(1), '%Y-%m') AS month
      FROM range(0, 7) lists(p)
      """;

  // A window that moves over the tracks, faster in some lists.
  private static final String PLAYLIST_ITEMS =
      """
      SELECT 'me' AS account, midnight(d) AS observed_at, 'run' AS run_id, 'raw' AS raw_key, 'list' || p AS playlist_id,
        'snapshot' || d AS snapshot_id, 'pass' || d || '-' || p AS pass_id, CAST(k AS INTEGER) AS position,
        'spotify:track:' || p || '-' || k AS item_uri, 'track' AS item_type, 'Track ' || k AS item_name,
        strftime(midnight(d), '%Y-%m') AS month
      FROM range(1, 420, 3) days(d), range(0, 7) lists(p), range(0, 240) items(k)
      WHERE k BETWEEN d / (2 + p) + 2 * chance(d, p, 80) AND d / (2 + p) + 24 + 7 * chance(d, p, 81)
      """;
}

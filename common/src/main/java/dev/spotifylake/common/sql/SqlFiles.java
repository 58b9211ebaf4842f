package dev.spotifylake.common.sql;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the SQL files that travel with the code.
///
/// A file may hold the line `${latest TABLE by RANK}`: it stands for "the value of the highest rank
/// that is not NULL" of every column of the table, except its key and the [Observation].
public final class SqlFiles {
  // A jar cannot be listed like a folder, and views are made in an order: one that reads another
  // comes after it.
  private static final List<String> VIEWS =
      List.of(
          "v_plays",
          "v_tracks",
          "v_albums",
          "v_artists",
          "v_playlist_now",
          "v_playlist_changes",
          "v_new_releases",
          "v_listening_days",
          "v_counted_plays",
          "v_coverage",
          "v_field_changes");
  private static final List<String> QUERIES =
      List.of(
          "most_played_tracks",
          "most_played_artists",
          "listening_days",
          "listening_by_hour",
          "playlists_now",
          "listening_by_weekday",
          "listening_sessions",
          "listening_streaks",
          "tracks_by_rule",
          "artists_by_rule",
          "first_listens",
          "rediscoveries",
          "skips",
          "albums_in_full",
          "listening_by_decade",
          "playlist_changes",
          "playlist_churn",
          "playlist_half_life",
          "unheard_releases",
          "rank_movement",
          "library_growth",
          "coverage_by_day",
          "coverage_gaps",
          "runs",
          "rejects",
          "freshness",
          "field_changes",
          "tutorial_songs",
          "tutorial_albums",
          "tutorial_artists");

  // What `lake report` runs. They are not among the saved queries,
  // as nobody wants to read their results.
  private static final List<String> REPORT =
      List.of(
          "listening",
          "songs",
          "first_artists",
          "first_songs",
          "ranks",
          "playlists",
          "polls",
          "gaps",
          "runs",
          "objects");

  private static final int FIRST_QUERIES = 5;

  private static final Pattern LATEST = Pattern.compile("\\$\\{latest (\\w+) by (\\w+)}");

  private SqlFiles() {}

  /// The views over the tables of the lake, in the order in which they can be made.
  public static List<SqlFile> views() {
    return views(LakeTables::byName);
  }

  /// The views as they are over other definitions of the tables.
  public static List<SqlFile> views(Function<String, TableDefinition> tables) {
    return VIEWS.stream().map(name -> read("views", name, tables)).toList();
  }

  /// The saved queries, the most used first.
  public static List<SqlFile> queries() {
    return QUERIES.stream().map(name -> read("queries", name, LakeTables::byName)).toList();
  }

  /// The few to begin with: what a demo shows.
  public static List<SqlFile> firstQueries() {
    return queries().subList(0, FIRST_QUERIES);
  }

  /// The queries whose results the report draws.
  public static List<SqlFile> reportQueries() {
    return REPORT.stream().map(name -> read("report", name, LakeTables::byName)).toList();
  }

  /// The saved query of this name, or null.
  public static @Nullable SqlFile query(String name) {
    return QUERIES.contains(name) ? read("queries", name, LakeTables::byName) : null;
  }

  private static SqlFile read(
      String folder, String name, Function<String, TableDefinition> tables) {
    String file = folder + "/" + name + ".sql";
    try (InputStream stream = SqlFiles.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("SQL file " + file + " is missing from the build");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return SqlFile.parse(name, withLatestColumns(text, tables));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read SQL file " + file, e);
    }
  }

  private static String withLatestColumns(String text, Function<String, TableDefinition> tables) {
    return LATEST
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    latestColumns(tables.apply(found.group(1)), found.group(2))));
  }

  private static String latestColumns(TableDefinition table, String rank) {
    return table.columns().stream()
        .skip(Observation.class.getRecordComponents().length)
        .map(ColumnDefinition::name)
        .filter(name -> !table.key().contains(name))
        .map(
            name ->
                "max_by(%1$s, %2$s) FILTER (WHERE %1$s IS NOT NULL) AS %1$s".formatted(name, rank))
        .collect(Collectors.joining(",\n  "));
  }
}

package dev.spotifylake.compact;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.compact.file.TableRow;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which merged rows a retention deletes: those that were observed before a day. It spares the
/// latest complete pass of each list, the latest top lists, and the entities that a kept play
/// names: its track with album, artists and genres, or its episode with the show.
final class ExpiredRows {
  private static final String PLAYS = "plays";
  private static final String EPISODE_URI = "spotify:episode:";
  private static final String OBSERVED_AT = "observed_at";
  private static final String PASS_ID = "pass_id";
  private static final List<String> ALBUM_TABLES = List.of("albums", "album_artists");
  private static final List<String> ARTIST_TABLES = List.of("artists", "artist_genres");
  private static final List<String> TRACK_TABLES = List.of("tracks", "track_artists");

  private final ObjectStore curated;
  private final TableFileReader reader;
  private final LakeFiles files;
  private final RetentionMark mark;
  private final Map<String, Set<String>> namedByPlays = new HashMap<>();
  private final Set<String> latestPasses = new HashSet<>();
  private final Map<List<@Nullable Object>, Instant> latestTopLists = new HashMap<>();

  /// @param files the record that names the current merged files
  ExpiredRows(ObjectStore curated, TableFileReader reader, LakeFiles files, RetentionMark mark) {
    this.curated = curated;
    this.reader = reader;
    this.files = files;
    this.mark = mark;
  }

  /// Lets the step delete the expired rows.
  void addTo(FoldStep step) throws IOException {
    SortedSet<FoldTarget> targets = new TreeSet<>();
    files.merged().forEach(file -> targets.add(FoldTarget.of(file)));
    Instant playsBefore = mark.playsBefore();
    Instant before = mark.before();
    if (before != null) {
      readLists();
      readEntities(playsBefore);
    }
    for (FoldTarget target : targets) {
      if (target.table().equals(PLAYS)) {
        if (playsBefore != null) {
          step.retain(target, observedFrom(target.definition(), playsBefore));
        }
      } else if (before != null && mayHoldRowsFromBefore(target, before)) {
        step.retain(target, kept(target.definition(), before));
      }
    }
  }

  private static boolean mayHoldRowsFromBefore(FoldTarget target, Instant before) {
    String month = target.monthOrNull();
    return month == null
        || month.compareTo(YearMonth.from(before.atOffset(ZoneOffset.UTC)).toString()) <= 0;
  }

  private static Predicate<TableRow> observedFrom(TableDefinition table, Instant before) {
    int observedAt = column(table, OBSERVED_AT);
    return row -> row.get(observedAt) instanceof Instant time && !time.isBefore(before);
  }

  private Predicate<TableRow> kept(TableDefinition table, Instant before) {
    Predicate<TableRow> young = observedFrom(table, before);
    Set<String> named = namedByPlays.get(table.name());
    if (named != null) {
      int id = column(table, table.key().getFirst());
      return young.or(row -> isIn(named, row.get(id)));
    }
    if (table.name().equals("top_items")) {
      return young.or(row -> time(table, row).equals(latestTopList(table, row)));
    }
    int passId = column(table, PASS_ID);
    return passId < 0 ? young : young.or(row -> isIn(latestPasses, row.get(passId)));
  }

  private static boolean isIn(Set<String> ids, @Nullable Object id) {
    return id instanceof String text && ids.contains(text);
  }

  private static int column(TableDefinition table, String name) {
    return table.columnNames().indexOf(name);
  }

  // Lists

  private @Nullable Instant latestTopList(TableDefinition table, TableRow row) {
    return latestTopLists.get(values(table, row, "account", "item_type", "time_range"));
  }

  private static List<@Nullable Object> values(
      TableDefinition table, TableRow row, String... columns) {
    return Arrays.stream(columns).map(name -> row.get(column(table, name))).toList();
  }

  private void readLists() throws IOException {
    TableDefinition tops = LakeTables.byName("top_items");
    read(
        tops,
        row ->
            latestTopLists.merge(
                values(tops, row, "account", "item_type", "time_range"),
                time(tops, row),
                (one, other) -> one.isAfter(other) ? one : other));
    TableDefinition passes = LakeTables.byName("ops_passes");
    Map<List<@Nullable Object>, TableRow> latest = new HashMap<>();
    read(
        passes,
        row -> {
          if (Boolean.TRUE.equals(row.get(column(passes, "complete")))) {
            // The latest of all, and the latest that readers of whole lists use.
            latest.merge(
                values(passes, row, "account", "source", "entity"),
                row,
                (one, other) -> later(passes, one, other));
            latest.merge(
                values(passes, row, "account", "source", "entity", "kind", "consistent"),
                row,
                (one, other) -> later(passes, one, other));
          }
        });
    latest.values().forEach(row -> addText(latestPasses, row.get(column(passes, PASS_ID))));
  }

  private static TableRow later(TableDefinition table, TableRow one, TableRow other) {
    return time(table, one).isAfter(time(table, other)) ? one : other;
  }

  private static Instant time(TableDefinition table, TableRow row) {
    return row.get(column(table, OBSERVED_AT)) instanceof Instant time ? time : Instant.EPOCH;
  }

  private static void addText(Set<String> ids, @Nullable Object id) {
    if (id instanceof String text) {
      ids.add(text);
    }
  }

  // Entities

  private void readEntities(@Nullable Instant playsBefore) throws IOException {
    Set<String> tracks = new HashSet<>();
    Set<String> episodes = new HashSet<>();
    TableDefinition plays = LakeTables.byName(PLAYS);
    Predicate<TableRow> keptPlay =
        playsBefore == null ? row -> true : observedFrom(plays, playsBefore);
    read(
        plays,
        row -> {
          if (keptPlay.test(row)) {
            addText(tracks, row.get(column(plays, "track_id")));
            if (row.get(column(plays, "item_uri")) instanceof String uri
                && uri.startsWith(EPISODE_URI)) {
              episodes.add(uri.substring(EPISODE_URI.length()));
            }
          }
        });
    Set<String> albums = new HashSet<>();
    Set<String> artists = new HashSet<>();
    Set<String> shows = new HashSet<>();
    readNamed("tracks", tracks, "album_id", albums);
    readNamed("track_artists", tracks, "artist_id", artists);
    readNamed("album_artists", albums, "artist_id", artists);
    readNamed("episodes", episodes, "show_id", shows);
    TRACK_TABLES.forEach(table -> namedByPlays.put(table, tracks));
    ALBUM_TABLES.forEach(table -> namedByPlays.put(table, albums));
    ARTIST_TABLES.forEach(table -> namedByPlays.put(table, artists));
    namedByPlays.put("episodes", episodes);
    namedByPlays.put("shows", shows);
  }

  /// Adds the ids that the rows of some entities name.
  private void readNamed(String name, Set<String> ids, String column, Set<String> named)
      throws IOException {
    TableDefinition table = LakeTables.byName(name);
    int id = column(table, table.key().getFirst());
    read(
        table,
        row -> {
          if (isIn(ids, row.get(id))) {
            addText(named, row.get(column(table, column)));
          }
        });
  }

  private void read(TableDefinition table, Consumer<TableRow> consumer) throws IOException {
    List<MergedFile> parts =
        TargetFold.inOneFormat(
            files.merged().stream().filter(file -> file.table().equals(table.name())).toList());
    try (MergedRows rows = new MergedRows(curated, reader, table, parts, row -> true)) {
      for (TableRow row = rows.next(); row != null; row = rows.next()) {
        consumer.accept(row);
      }
    }
  }
}

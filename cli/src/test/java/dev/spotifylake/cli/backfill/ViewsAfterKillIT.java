package dev.spotifylake.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.cli.engine.ResultColumn;
import dev.spotifylake.cli.engine.ResultConsumer;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawBody;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.common.raw.RawObjectWriter;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.compact.pending.PendingObjects;
import dev.spotifylake.history.imports.HistoryImporter;
import dev.spotifylake.history.replay.Replay;
import dev.spotifylake.history.replay.ReplaySelection;
import dev.spotifylake.testsupport.FailingStore;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills transform, replay and import before and after each of their writes, and repeats them: then
/// DuckDB reads the same rows from every table and view as without a kill.
class ViewsAfterKillIT {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  // After each kill every table and view is read, so they hold few rows.
  private static final String PLAYLIST =
      """
      {"items":[{"added_at":"2024-01-12T05:00:00Z","is_local":false,"track":{"id":"t1","uri":"spotify:track:t1","type":"track",\
      "name":"One","duration_ms":200000,"artists":[{"id":"a1","name":"Band"}],"album":{"id":"b1","name":"Album",\
      "release_date":"2024-01","release_date_precision":"month","artists":[{"id":"a1","name":"Band"}]}}},null],"total":2}\
      """;
  private static final String POLL =
      """
      {"items":[{"played_at":"2026-11-22T09:50:00.123Z","track":{"id":"t1","uri":"spotify:track:t1","type":"track","name":"One",\
      "artists":[{"id":"a1","name":"Band"}]}},{"played_at":"2026-10-31T23:59:00Z","track":{"id":"t2","uri":"spotify:track:t2",\
      "type":"track","name":"Two","artists":[{"id":"a2","name":"Other"}]}}]}\
      """;
  private static final String EXPORT =
      """
      [{"ts":"2026-11-22T09:50:02Z","ms_played":180000,"master_metadata_track_name":"One","master_metadata_album_artist_name":"Band",\
      "spotify_track_uri":"spotify:track:t1","reason_end":"trackdone"},\
      {"ts":"2019-05-01T10:00:00Z","ms_played":1000,"master_metadata_track_name":"Old","master_metadata_album_artist_name":"Band",\
      "spotify_track_uri":"spotify:track:t9"},null]\
      """;

  @TempDir Path folder;

  /// The work that is killed, on a store that may fail.
  private interface Work {
    void doOn(ObjectStore store) throws IOException;
  }

  @Test
  void aKilledTransformIsCompletedByTheNext() throws IOException {
    killEverywhere(store -> {}, ViewsAfterKillIT::transformPending, 20);
  }

  @Test
  void aKilledReplayIsCompletedByTheNext() throws IOException {
    // The first transform wrote the other format, so that every file is replaced.
    killEverywhere(
        store -> {
          for (String key : new PendingObjects(store, store).rawKeysWithoutManifest()) {
            new Transformer(store, store, LakeFormat.CSV).transform(key);
          }
        },
        store -> {
          var report =
              new Replay(store, store, transformer(store), 1)
                  .replay(ReplaySelection.EVERYTHING, false);
          if (!report.failures().isEmpty()) {
            throw new IOException(report.failures().getFirst());
          }
        },
        25);
  }

  @Test
  void aKilledImportIsCompletedByTheNext() throws IOException {
    Path export = Files.writeString(folder.resolve("endsong_0.json"), EXPORT);
    killEverywhere(
        ViewsAfterKillIT::transformPending,
        store ->
            new HistoryImporter(store, transformer(store), CLOCK)
                .importHistory(export, "me", null, null),
        10);
  }

  /// @param before prepares the lake for the work
  private void killEverywhere(Work before, Work work, int fewestWrites) throws IOException {
    Map<String, List<String>> undisturbed = rows(lake("undisturbed", before, work));
    assertThat(undisturbed.get("v_plays")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(undisturbed.get("v_tracks")).isNotEmpty();
    int write = 0;
    boolean died = true;
    while (died) {
      write++;
      for (boolean afterIt : new boolean[] {false, true}) {
        int at = write;
        boolean[] dead = {false};
        Path killed =
            lake(
                "killed-" + write + afterIt,
                before,
                store -> {
                  FailingStore failing = new FailingStore(store, at, afterIt);
                  try {
                    work.doOn(failing);
                  } catch (IOException death) {
                    assertThat(death).hasMessageContaining("killed");
                    dead[0] = true;
                  }
                  work.doOn(store);
                });
        died = dead[0];
        assertThat(rows(killed))
            .as("killed %s write %d", afterIt ? "after" : "before", write)
            .isEqualTo(undisturbed);
      }
    }
    System.out.println("killed before and after each of " + (write - 1) + " writes");
    assertThat(write).isGreaterThan(fewestWrites);
  }

  private Path lake(String name, Work before, Work work) throws IOException {
    Path root = folder.resolve(name);
    ObjectStore store = new FolderObjectStore(root);
    put(store, Source.RECENTLY_PLAYED, null, POLL);
    put(store, Source.PLAYLIST_ITEMS, "p1", PLAYLIST);
    before.doOn(store);
    work.doOn(store);
    return root;
  }

  private static void put(ObjectStore store, Source source, @Nullable String entity, String body)
      throws IOException {
    try (RawObjectWriter writer =
        new RawObjectWriter(store, source, "me", "run", RawLimits.DEFAULT)) {
      writer.write(
          new RawHeader(
              "run",
              "me",
              source,
              entity,
              RawRequest.of("test", Map.of()),
              NOW,
              200,
              RawContext.NONE),
          RawBody.of(body.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static Transformer transformer(ObjectStore store) {
    return new Transformer(store, store, LakeFormat.PARQUET);
  }

  private static void transformPending(ObjectStore store) throws IOException {
    for (String key : new PendingObjects(store, store).rawKeysWithoutManifest()) {
      transformer(store).transform(key);
    }
  }

  /// All rows of every table and view.
  private static Map<String, List<String>> rows(Path lake) {
    List<String> names =
        Stream.concat(
                LakeTables.all().stream().map(table -> table.name()),
                SqlFiles.views().stream().map(view -> view.name()))
            .toList();
    Map<String, List<String>> rowsByName = new TreeMap<>();
    try (DuckDbEngine engine = DuckDbEngine.over(lake, LakeFormat.PARQUET)) {
      for (String name : names) {
        RowTexts rows = new RowTexts();
        engine.query("SELECT * FROM " + name + " ORDER BY ALL", rows);
        rowsByName.put(name, rows.texts);
      }
    }
    return rowsByName;
  }

  private static final class RowTexts implements ResultConsumer {
    private final List<String> texts = new ArrayList<>();

    @Override
    public void columns(List<ResultColumn> columns) {
      // Only rows are compared.
    }

    @Override
    public void row(List<@Nullable Object> values) {
      texts.add(values.toString());
    }
  }
}

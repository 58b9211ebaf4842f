package dev.spotifylake.history.replay;

import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.compact.pending.PendingObjects;
import dev.spotifylake.history.replay.ReplayReport.RowDifference;
import dev.spotifylake.history.replay.ReplayReport.TableDifference;
import dev.spotifylake.transform.EarlierRelease;
import dev.spotifylake.transform.Transformer;
import dev.spotifylake.transform.mapping.RowSink;
import dev.spotifylake.transform.testing.SyntheticPage;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A lake whose tables were made by an earlier release with a fault in one of its mappers.
final class FaultyLake {
  static final int DAYS = 30;
  static final int TRACKS = 4;

  private final TestLake lake;
  private final MemoryObjectStore curated = new MemoryObjectStore();
  private LakeFormat format;

  FaultyLake(Path folder, LakeFormat format) {
    this.lake = new TestLake(folder);
    this.format = format;
  }

  void useFormat(LakeFormat changed) {
    format = changed;
  }

  MemoryObjectStore curated() {
    return curated;
  }

  void putDays(int days) throws IOException {
    for (int day = 0; day < days; day++) {
      lake.putRaw(
          response(Source.TOP_TRACKS, SyntheticPage.ofTopTracks(TRACKS, day))
              .withObservedAt(TestLake.NOW.minus(Duration.ofDays(day))));
    }
  }

  /// Puts a poll, the top tracks and a playlist of each day.
  void putMonth() throws IOException {
    putDays(DAYS);
    for (int day = 0; day < DAYS; day++) {
      Instant observedAt = TestLake.NOW.minus(Duration.ofDays(day));
      lake.putRaw(
          response(
                  Source.RECENTLY_PLAYED,
                  """
                  {"items": [%s, %s]}
                  """
                      .formatted(
                          play(observedAt.minusSeconds(60), day),
                          play(observedAt.minusSeconds(300), day + 1)))
              .withObservedAt(observedAt));
      lake.putRaw(
          response(Source.PLAYLIST_ITEMS, SyntheticPage.ofPlaylist(3, day))
              .withEntity("p1")
              .withObservedAt(observedAt));
    }
  }

  private static String play(Instant playedAt, int song) {
    return """
    {"played_at": "%s",
     "track": {
       "id": "t%d", "uri": "spotify:track:t%d", "type": "track", "name": "Song", "artists": []}}
    """
        .formatted(playedAt, song, song);
  }

  Map<String, TableDifference> changedByADryRun() throws IOException {
    return changed(replay(curated, 2, true));
  }

  ReplayReport replay(ObjectStore into, int threads, boolean dryRun) throws IOException {
    return new Replay(lake.store(), into, new Transformer(lake.store(), into, format), threads)
        .replay(ReplaySelection.EVERYTHING, dryRun);
  }

  /// A replay leaves the same bytes as a transform without the fault, and no other file.
  void replayLeavesACleanLake() throws IOException {
    replay(curated, 2, false);

    assertThat(changedByADryRun()).isEmpty();
    MemoryObjectStore clean = new MemoryObjectStore();
    transformAll(clean, UnaryOperator.identity());
    assertThat(contents(curated)).isEqualTo(contents(clean));
  }

  void makeWith(UnaryOperator<RowSink> release) throws IOException {
    transformAll(curated, release);
  }

  private static Map<String, TableDifference> changed(ReplayReport report) {
    assertThat(report.failures()).isEmpty();
    Map<String, TableDifference> changed = new TreeMap<>(report.tables());
    changed.values().removeIf(TableDifference::unchanged);
    return changed;
  }

  private void transformAll(MemoryObjectStore into, UnaryOperator<RowSink> release)
      throws IOException {
    Transformer transformer = EarlierRelease.transformer(lake.store(), into, format, release);
    for (String key :
        new PendingObjects(lake.store(), new MemoryObjectStore()).rawKeysWithoutManifest()) {
      transformer.transform(key);
    }
  }

  long rowsOf(String table) throws IOException {
    return rows(replay(curated, 2, true).tables(), table).after();
  }

  static RowDifference rows(Map<String, TableDifference> differences, String table) {
    return Objects.requireNonNull(differences.get(table), table).rows();
  }

  List<String> topItemFiles() {
    return keys().stream().filter(key -> key.contains("/top_items/")).toList();
  }

  byte[] content(String key) throws IOException {
    try (StoredObject object = Objects.requireNonNull(curated.get(key))) {
      return object.readAll();
    }
  }

  Set<String> keys() {
    return keys(curated);
  }

  private static Set<String> keys(MemoryObjectStore store) {
    Set<String> keys = new TreeSet<>();
    store.list("").forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  private static Map<String, String> contents(MemoryObjectStore store) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String key : keys(store)) {
      try (StoredObject object = Objects.requireNonNull(store.get(key))) {
        contents.put(key, HexFormat.of().formatHex(object.readAll()));
      }
    }
    return contents;
  }
}

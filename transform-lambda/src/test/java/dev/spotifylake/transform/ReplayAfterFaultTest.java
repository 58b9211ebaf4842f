package dev.spotifylake.transform;

import static dev.spotifylake.transform.testing.TestLake.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.rows.TopItemRow;
import dev.spotifylake.common.rows.TrackArtistRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.transform.ReplayReport.OutputDifference;
import dev.spotifylake.transform.ReplayReport.RowDifference;
import dev.spotifylake.transform.ReplayReport.TableDifference;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.mapping.RowSink;
import dev.spotifylake.transform.testing.FailingStore;
import dev.spotifylake.transform.testing.SyntheticPage;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A month that an earlier release made with a fault in one of its mappers.
class ReplayAfterFaultTest {
  private static final int DAYS = 30;
  private static final int TRACKS = 4;
  private static final InstantSource CLOCK = InstantSource.fixed(TestLake.NOW);

  @TempDir Path folder;
  private TestLake lake;
  private final MemoryObjectStore curated = new MemoryObjectStore();
  private LakeFormat format = LakeFormat.PARQUET;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
  }

  private void putDays(int days) throws IOException {
    for (int day = 0; day < days; day++) {
      lake.putRaw(
          answer(Source.TOP_TRACKS, SyntheticPage.ofTopTracks(TRACKS, day))
              .withObservedAt(TestLake.NOW.minus(Duration.ofDays(day))));
    }
  }

  /// Each day a look, the top tracks and a playlist.
  private void putMonth() throws IOException {
    putDays(DAYS);
    for (int day = 0; day < DAYS; day++) {
      Instant observedAt = TestLake.NOW.minus(Duration.ofDays(day));
      lake.putRaw(
          answer(
                  Source.RECENTLY_PLAYED,
                  "{\"items\":[%s,%s]}"
                      .formatted(
                          play(observedAt.minusSeconds(60), day),
                          play(observedAt.minusSeconds(300), day + 1)))
              .withObservedAt(observedAt));
      lake.putRaw(
          answer(Source.PLAYLIST_ITEMS, SyntheticPage.ofPlaylist(3, day))
              .withEntity("p1")
              .withObservedAt(observedAt));
    }
  }

  private static String play(Instant playedAt, int song) {
    return """
    {"played_at":"%s","track":{"id":"t%d","uri":"spotify:track:t%d","type":"track","name":"Song","artists":[]}}\
    """
        .formatted(playedAt, song, song);
  }

  @ParameterizedTest
  @EnumSource(LakeFormat.class)
  void rowsThatWereLostAreCountedInTheirTableAlone(LakeFormat inFormat) throws IOException {
    format = inFormat;
    putMonth();
    long[] lost = {0};
    transformAll(
        sink ->
            (row, partition) -> {
              if (row instanceof TrackArtistRow credit && credit.position() > 0) {
                lost[0]++;
              } else {
                sink.write(row, partition);
              }
            });

    Map<String, TableDifference> changed = changed(replay().replay(everything(), true));

    assertThat(lost[0]).isPositive();
    assertThat(changed).containsOnlyKeys("track_artists");
    long all = rowsOf("track_artists");
    assertThat(rows(changed, "track_artists"))
        .isEqualTo(new RowDifference(all - lost[0], all, lost[0], 0, 0));
    replayLeavesACleanLake();
  }

  @ParameterizedTest
  @EnumSource(LakeFormat.class)
  void valuesThatWereWrongAreCountedThoughNoRowIsMissing(LakeFormat inFormat) throws IOException {
    format = inFormat;
    putMonth();
    long[] wrong = {0};
    transformAll(
        sink ->
            (row, partition) -> {
              if (row instanceof TopItemRow top && top.rank() % 2 == 0) {
                wrong[0]++;
                sink.write(withName(top, "name of another"), partition);
              } else {
                sink.write(row, partition);
              }
            });

    Map<String, TableDifference> changed = changed(replay().replay(everything(), true));

    assertThat(wrong[0]).isEqualTo(DAYS * TRACKS / 2);
    assertThat(changed).containsOnlyKeys("top_items");
    assertThat(rows(changed, "top_items"))
        .isEqualTo(new RowDifference(DAYS * TRACKS, DAYS * TRACKS, 0, wrong[0], 0));
    replayLeavesACleanLake();
  }

  @Test
  void ranksCountedFromZeroAreRowsThatGoComeAndChange() throws IOException {
    putMonth();
    transformAll(
        sink ->
            (row, partition) ->
                sink.write(
                    row instanceof TopItemRow top ? withRank(top, top.rank() - 1) : row,
                    partition));

    Map<String, TableDifference> changed = changed(replay().replay(everything(), true));

    // Of ranks 0 to 3 and 1 to 4 one goes, one comes, and three name another song.
    assertThat(changed).containsOnlyKeys("top_items");
    assertThat(rows(changed, "top_items"))
        .isEqualTo(
            new RowDifference(DAYS * TRACKS, DAYS * TRACKS, DAYS, DAYS * (TRACKS - 1), DAYS));
    replayLeavesACleanLake();
  }

  @Test
  void rowsThatWereWrittenTwiceAreRemovedOnce() throws IOException {
    putMonth();
    transformAll(
        sink ->
            (row, partition) -> {
              sink.write(row, partition);
              if (row instanceof PlayRow) {
                sink.write(row, partition);
              }
            });

    Map<String, TableDifference> changed = changed(replay().replay(everything(), true));

    long plays = rowsOf("plays");
    assertThat(plays).isEqualTo(DAYS * 2L);
    assertThat(changed).containsOnlyKeys("plays");
    assertThat(rows(changed, "plays")).isEqualTo(new RowDifference(2 * plays, plays, 0, 0, plays));
    replayLeavesACleanLake();
  }

  @Test
  void filesOfAWrongDayAreReplacedAndNoneIsLeft() throws IOException {
    putMonth();
    transformAll(
        sink ->
            (row, partition) ->
                sink.write(row, row instanceof TopItemRow ? "2026-01-01" : partition));

    assertThat(changed(replay().replay(everything(), true)))
        .isEqualTo(
            Map.of(
                "top_items",
                new TableDifference(
                    new RowDifference(DAYS * TRACKS, DAYS * TRACKS, 0, DAYS * TRACKS, 0),
                    new OutputDifference(DAYS, 0, DAYS))));
    replayLeavesACleanLake();
  }

  @Test
  void aFileThatIsGoneOrBrokenIsCountedAsRowsThatCome() throws IOException {
    putMonth();
    transformAll(
        sink ->
            (row, partition) ->
                sink.write(row instanceof TopItemRow top ? withName(top, "x") : row, partition));
    List<String> files =
        dataKeys().stream().filter(key -> key.startsWith("curated/top_items/")).toList();
    curated.delete(files.getFirst());
    curated.put(files.getLast(), ObjectContent.of("no Parquet"), PutCondition.any());

    Map<String, TableDifference> changed = changed(replay().replay(everything(), true));

    assertThat(changed)
        .containsOnly(
            entry(
                "top_items",
                new TableDifference(
                    new RowDifference(
                        (DAYS - 1) * TRACKS,
                        DAYS * TRACKS,
                        2 * TRACKS,
                        (DAYS - 2) * TRACKS,
                        TRACKS),
                    new OutputDifference(1, DAYS - 1, 0))));
    replayLeavesACleanLake();
  }

  @Test
  void anotherFormatTakesEveryRowAndGivesItBack() throws IOException {
    putDays(1);
    transformAll(UnaryOperator.identity());
    format = LakeFormat.BOTH;
    assertThat(rows(changed(replay().replay(everything(), true)), "top_items"))
        .isEqualTo(new RowDifference(TRACKS, TRACKS, 0, 0, 0));
    format = LakeFormat.CSV;
    assertThat(rows(changed(replay().replay(everything(), true)), "top_items"))
        .isEqualTo(new RowDifference(TRACKS, TRACKS, TRACKS, 0, TRACKS));
    replayLeavesACleanLake();
  }

  private void replayLeavesACleanLake() throws IOException {
    replay().replay(everything(), false);

    assertThat(changed(replay().replay(everything(), true))).isEmpty();
    MemoryObjectStore clean = new MemoryObjectStore();
    transformAll(clean, UnaryOperator.identity());
    assertThat(contents(curated)).isEqualTo(contents(clean));
  }

  private static RowDifference rows(Map<String, TableDifference> differences, String table) {
    return Objects.requireNonNull(differences.get(table), table).rows();
  }

  private static TopItemRow withName(TopItemRow row, String name) {
    return new TopItemRow(
        row.observation(), row.itemType(), row.timeRange(), row.rank(), row.itemId(), name);
  }

  private static TopItemRow withRank(TopItemRow row, int rank) {
    return new TopItemRow(
        row.observation(), row.itemType(), row.timeRange(), rank, row.itemId(), row.itemName());
  }

  @Test
  void aReplayKilledAtAnyWriteIsMendedByTheNext() throws IOException {
    putDays(1);
    UnaryOperator<RowSink> fault =
        sink ->
            (row, partition) ->
                sink.write(row, row instanceof TopItemRow ? "2026-01-01" : partition);
    transformAll(UnaryOperator.identity());
    Set<String> clean = dataKeys();
    boolean died = true;
    for (int write = 1; died; write++) {
      for (boolean afterIt : List.of(false, true)) {
        transformAll(fault);
        FailingStore failing = new FailingStore(curated, write, afterIt);
        ReplayReport killed =
            new Replay(
                    lake.store(),
                    new Transformer(lake.store(), failing, format, TestLake.FIRST_DAY, CLOCK),
                    1)
                .replay(everything(), false);
        died = failing.died();
        assertThat(killed.failures()).hasSize(died ? 1 : 0);

        replay().replay(everything(), false);

        assertThat(dataKeys()).isEqualTo(clean);
        assertThat(changed(replay().replay(everything(), true))).isEmpty();
      }
    }
  }

  private static ReplaySelection everything() {
    return ReplaySelection.EVERYTHING;
  }

  private static Map<String, TableDifference> changed(ReplayReport report) {
    assertThat(report.failures()).isEmpty();
    Map<String, TableDifference> changed = new TreeMap<>(report.tables());
    changed.values().removeIf(TableDifference::unchanged);
    return changed;
  }

  private Replay replay() {
    return new Replay(
        lake.store(), new Transformer(lake.store(), curated, format, TestLake.FIRST_DAY, CLOCK), 2);
  }

  private void transformAll(UnaryOperator<RowSink> release) throws IOException {
    transformAll(curated, release);
  }

  private void transformAll(MemoryObjectStore into, UnaryOperator<RowSink> release)
      throws IOException {
    Transformer transformer =
        new Transformer(
            into,
            new ObjectBuilder(
                lake.store(), FileFormat.of(format), TestLake.FIRST_DAY, CLOCK, release));
    for (String key :
        new PendingObjects(lake.store(), new MemoryObjectStore()).rawKeysWithoutManifest()) {
      transformer.transform(key);
    }
  }

  private long rowsOf(String table) throws IOException {
    return rows(replay().replay(everything(), true).tables(), table).after();
  }

  private Set<String> dataKeys() {
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

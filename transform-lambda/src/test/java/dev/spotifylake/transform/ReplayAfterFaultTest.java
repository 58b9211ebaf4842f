package dev.spotifylake.transform;

import static dev.spotifylake.transform.testing.TestLake.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.TopItemRow;
import dev.spotifylake.common.rows.TrackArtistRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.transform.ReplayReport.TableDifference;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.mapping.RowSink;
import dev.spotifylake.transform.testing.FailingStore;
import dev.spotifylake.transform.testing.SyntheticPage;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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

/// A month that an earlier release made with a fault in one of its mappers.
class ReplayAfterFaultTest {
  private static final int DAYS = 30;
  private static final int TRACKS = 4;
  private static final InstantSource CLOCK = InstantSource.fixed(TestLake.NOW);

  @TempDir Path folder;
  private TestLake lake;
  private final MemoryObjectStore curated = new MemoryObjectStore();

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

  @Test
  void rowsThatWereLostAreCountedInTheirTableAlone() throws IOException {
    putDays(DAYS);
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
    assertThat(changed.get("track_artists"))
        .satisfies(
            difference -> {
              assertThat(difference.rowsAfter() - difference.rowsBefore()).isEqualTo(lost[0]);
              assertThat(difference.rowsAfter()).isEqualTo(rows("track_artists"));
            });
  }

  @Test
  void filesOfAWrongDayAreReplacedAndNoneIsLeft() throws IOException {
    putDays(DAYS);
    transformAll(
        sink ->
            (row, partition) ->
                sink.write(row, row instanceof TopItemRow ? "2026-01-01" : partition));

    assertThat(changed(replay().replay(everything(), true)))
        .isEqualTo(
            Map.of("top_items", new TableDifference(DAYS * TRACKS, DAYS * TRACKS, DAYS, 0, DAYS)));

    replay().replay(everything(), false);

    assertThat(changed(replay().replay(everything(), true))).isEmpty();
    assertThat(dataKeys()).isEqualTo(keysOfACleanLake());
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
                    new Transformer(
                        lake.store(), failing, LakeFormat.PARQUET, TestLake.FIRST_DAY, CLOCK),
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
        lake.store(),
        new Transformer(lake.store(), curated, LakeFormat.PARQUET, TestLake.FIRST_DAY, CLOCK),
        2);
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
                lake.store(),
                FileFormat.of(LakeFormat.PARQUET),
                TestLake.FIRST_DAY,
                CLOCK,
                release));
    for (String key :
        new PendingObjects(lake.store(), new MemoryObjectStore()).rawKeysWithoutManifest()) {
      transformer.transform(key);
    }
  }

  private long rows(String table) throws IOException {
    return Objects.requireNonNull(replay().replay(everything(), true).tables().get(table))
        .rowsAfter();
  }

  private Set<String> keysOfACleanLake() throws IOException {
    MemoryObjectStore clean = new MemoryObjectStore();
    transformAll(clean, UnaryOperator.identity());
    return keys(clean);
  }

  private Set<String> dataKeys() {
    return keys(curated);
  }

  private static Set<String> keys(MemoryObjectStore store) {
    Set<String> keys = new TreeSet<>();
    store.list("").forEach(entry -> keys.add(entry.key()));
    return keys;
  }
}

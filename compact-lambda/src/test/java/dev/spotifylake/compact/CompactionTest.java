package dev.spotifylake.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.rows.AlbumRow;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.testing.CompactedLake;
import dev.spotifylake.compact.testing.RandomRows;
import dev.spotifylake.transform.ManifestIndexes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CompactionTest {
  private static final TableDefinition TRACKS = LakeTables.of(TrackRow.class);
  private static final TableDefinition PASSES = LakeTables.of(OpsPassRow.class);
  private static final int FIRST_VALUE = 1;
  private static final int OTHER_VALUE = 2;

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final CompactedLake lake = new CompactedLake(store, LakeFormat.PARQUET);

  @AfterEach
  void closeLake() {
    lake.close();
  }

  private static RawKey key(String time) {
    return new RawKey(Source.TRACK, "me", Instant.parse(time), "run", 0);
  }

  private static Observation observation(RawKey key) {
    return new Observation(key.account(), key.time(), key.runId(), key.key());
  }

  private static Row track(RawKey key, int value) {
    return RandomRows.row(TrackRow.class, observation(key), 0, 0, value);
  }

  private static Row field(RawKey key, int value) {
    return RandomRows.row(OpsPassRow.class, observation(key), 0, 0, value);
  }

  private void transform(RawKey key, int value) throws IOException {
    lake.transform(key, List.of(track(key, value), field(key, value)));
  }

  private Compaction compaction() {
    return lake.compaction(store, CompactionSettings.DEFAULT);
  }

  private List<String> rawKeys(Set<List<@Nullable Object>> rows) {
    return rows.stream().map(row -> String.valueOf(row.get(3))).sorted().toList();
  }

  @Test
  void anEmptyLakeStaysEmpty() throws IOException {
    CompactionReport report = compaction().compact();

    assertThat(report).isEqualTo(new CompactionReport(0, 0, 0, 0, 0, 0, true, null, List.of()));
    assertThat(store.puts()).isEmpty();
  }

  @Test
  void noStepBeginsAfterTheLastMoment() throws IOException {
    transform(key("2026-11-01T10:00:00Z"), FIRST_VALUE);
    transform(key("2026-11-02T10:00:00Z"), FIRST_VALUE);
    transform(key("2026-11-03T10:00:00Z"), FIRST_VALUE);
    Compaction stepsOfTwo = lake.compaction(store, CompactedLake.smallSteps());

    CompactionReport first =
        stepsOfTwo.compact((_, _) -> lake.pass(Duration.ofSeconds(1)), lake.now().plusMillis(500));
    CompactionReport second = stepsOfTwo.compact();

    assertThat(first.objects()).isEqualTo(2);
    assertThat(first.isComplete()).isFalse();
    assertThat(first.oldestUnfolded()).isEqualTo("2026-11-03T10:00:00Z");
    assertThat(second.objects()).isEqualTo(1);
    assertThat(second.isComplete()).isTrue();
    assertThat(second.oldestUnfolded()).isNull();
  }

  @Test
  void factsOfAMonthAndEntitiesOfAllMonthsAreOneFileEach() throws IOException {
    transform(key("2026-10-30T10:00:00Z"), FIRST_VALUE);
    transform(key("2026-10-31T10:00:00Z"), OTHER_VALUE);
    transform(key("2026-11-01T10:00:00Z"), FIRST_VALUE);

    CompactionReport report = compaction().compact();

    assertThat(report.objects()).isEqualTo(3);
    assertThat(report.looseFiles()).isEqualTo(6);
    assertThat(LakeFiles.read(store).files().merged())
        .extracting(MergedFile::table, MergedFile::month, MergedFile::rows)
        .containsExactly(
            tuple("ops_passes", "2026-10", 2L),
            tuple("ops_passes", "2026-11", 1L),
            tuple("tracks", null, 3L));
    assertThat(lake.visibleRows(TRACKS)).isEqualTo(lake.allRows(TRACKS));
    assertThat(lake.visibleRows(PASSES)).isEqualTo(lake.allRows(PASSES));
  }

  @Test
  void theFirstAndTheLastObservationOfAValueStay() throws IOException {
    RawKey first = key("2026-11-01T10:00:00Z");
    RawKey middle = key("2026-11-02T10:00:00Z");
    RawKey other = key("2026-11-03T10:00:00Z");
    RawKey last = key("2026-11-04T10:00:00Z");
    for (RawKey key : List.of(last, first, middle)) {
      transform(key, FIRST_VALUE);
      lake.compact();
    }
    transform(other, OTHER_VALUE);

    lake.compact();

    assertThat(rawKeys(lake.visibleRows(TRACKS)))
        .containsExactly(first.key(), other.key(), last.key());
    assertThat(rawKeys(lake.visibleRows(PASSES)))
        .containsExactly(first.key(), middle.key(), other.key(), last.key());
  }

  @Test
  void objectsYoungerThanAnHourAndUnfinishedOnesWait() throws IOException {
    RawKey old = key("2026-11-30T22:59:00Z");
    RawKey young = key("2026-11-30T23:01:00Z");
    RawKey unfinished = key("2026-11-29T00:00:00Z");
    for (RawKey key : List.of(old, young, unfinished)) {
      transform(key, FIRST_VALUE);
    }
    store.put(
        CompactedLake.manifestKey(unfinished).replace(".json", ".begun.json"),
        ObjectContent.of("{}"),
        PutCondition.any());

    assertThat(compaction().plan().waiting()).isEqualTo(2);
    assertThat(compaction().compact().objects()).isEqualTo(1);

    assertThat(lake.keys("manifests/raw/"))
        .containsExactly(
            CompactedLake.manifestKey(unfinished).replace(".json", ".begun.json"),
            CompactedLake.manifestKey(unfinished),
            CompactedLake.manifestKey(young));
    assertThat(rawKeys(lake.visibleRows(TRACKS)))
        .containsExactly(unfinished.key(), old.key(), young.key());
  }

  @Test
  void obsoleteFilesAreDeletedByACompactionAnHourLater() throws IOException {
    transform(key("2026-11-01T10:00:00Z"), FIRST_VALUE);
    List<String> loose = lake.keys("curated/");
    compaction().compact();
    assertThat(lake.keys("curated/")).containsAll(loose);

    lake.pass(Duration.ofMinutes(59));
    assertThat(compaction().compact().deletedFiles()).isZero();
    lake.pass(Duration.ofMinutes(1));
    assertThat(compaction().plan().obsoleteFiles()).isEqualTo(2);
    assertThat(compaction().compact().deletedFiles()).isEqualTo(2);

    assertThat(lake.keys("curated/")).hasSize(2).doesNotContainAnyElementsOf(loose);
    assertThat(LakeFiles.read(store).files().obsolete()).isEmpty();
  }

  @Test
  void manifestsAreInTheIndexOfTheirMonth() throws IOException {
    RawKey october = key("2026-10-30T10:00:00Z");
    RawKey november = key("2026-11-01T10:00:00Z");
    transform(october, FIRST_VALUE);
    lake.compact();
    transform(november, FIRST_VALUE);

    lake.compact();

    ManifestIndexes indexes = new ManifestIndexes(store, LakeFiles.read(store).files());
    assertThat(indexes.rawKeys("2026-10")).containsExactly(october.key());
    assertThat(indexes.rawKeys("2026-11")).containsExactly(november.key());
    assertThat(lake.keys("manifests/raw/")).isEmpty();
    assertThat(indexes.find("2026-11", Set.of(november.key())).get(november.key()))
        .extracting(manifest -> manifest.rows().get("tracks"))
        .isEqualTo(1L);
  }

  @Test
  void theFoldedMomentIsTheOldestObjectThatWaits() throws IOException {
    transform(key("2026-10-30T10:00:00Z"), FIRST_VALUE);
    RawKey waiting = key("2026-10-29T10:00:00Z");
    store.put(waiting.key(), ObjectContent.of("raw"), PutCondition.any());
    lake.compact();
    assertThat(LakeFiles.read(store).files().foldedUntil()).isEqualTo(waiting.time());

    transform(waiting, FIRST_VALUE);
    lake.compact();

    assertThat(LakeFiles.read(store).files().foldedUntil())
        .isEqualTo(lake.now().minus(Duration.ofDays(1)));
  }

  @Test
  void aPlanNamesWhatACompactionFoldsAndChangesNothing() throws IOException {
    transform(key("2026-10-30T10:00:00Z"), FIRST_VALUE);
    transform(key("2026-10-31T10:00:00Z"), FIRST_VALUE);
    int puts = store.puts().size();

    CompactionPlan plan = compaction().plan();

    assertThat(plan.objects()).isEqualTo(2);
    assertThat(plan.looseFiles()).containsEntry("tracks", 2).containsEntry("ops_passes", 2);
    assertThat(store.puts()).hasSize(puts);
    assertThat(store.deletes()).isEmpty();
  }

  @Test
  void aCompactionWithNothingNewWritesNothing() throws IOException {
    transform(key("2026-10-30T10:00:00Z"), FIRST_VALUE);
    compaction().compact();
    int puts = store.puts().size();

    CompactionReport report = compaction().compact();

    assertThat(report.generation()).isEqualTo(1);
    assertThat(store.puts()).hasSize(puts);
  }

  @Test
  void anObjectWhoseFileIsMissingIsLeftAsItIs() throws IOException {
    RawKey broken = key("2026-10-30T10:00:00Z");
    RawKey sound = key("2026-10-31T10:00:00Z");
    transform(broken, FIRST_VALUE);
    String lost = lake.keys("curated/tracks/").getFirst();
    transform(sound, OTHER_VALUE);
    store.delete(lost);

    CompactionReport report = lake.compact();

    assertThat(report.objects()).isEqualTo(1);
    assertThat(report.problems())
        .singleElement()
        .asString()
        .startsWith(broken.key())
        .contains(lost);
    assertThat(rawKeys(lake.visibleRows(PASSES))).containsExactly(broken.key(), sound.key());
    assertThat(rawKeys(lake.visibleRows(TRACKS))).containsExactly(sound.key());
    assertThat(lake.keys("manifests/raw/")).containsExactly(CompactedLake.manifestKey(broken));
  }

  @Test
  void filesThatNoManifestNamesAreLeftAlone() throws IOException {
    RawKey key = key("2026-10-30T10:00:00Z");
    transform(key, FIRST_VALUE);
    store.delete(CompactedLake.manifestKey(key));

    assertThat(lake.compact().objects()).isZero();

    assertThat(lake.visibleRows(TRACKS)).isEqualTo(lake.allRows(TRACKS));
  }

  @Test
  void aDamagedMergedFileIsNamedAndNothingChanges() throws IOException {
    transform(key("2026-10-30T10:00:00Z"), FIRST_VALUE);
    lake.compact();
    String merged = LakeFiles.read(store).files().merged().getLast().key();
    store.put(merged, ObjectContent.of("PAR1"), PutCondition.any());
    transform(key("2026-10-31T10:00:00Z"), FIRST_VALUE);

    assertThatThrownBy(lake::compact)
        .isInstanceOf(LakeException.class)
        .hasMessageContaining(merged);

    assertThat(LakeFiles.read(store).files().generation()).isEqualTo(1);
    assertThat(lake.keys("manifests/raw/")).hasSize(1);
  }

  @Test
  void aNewerLayoutStopsItBeforeItChangesAnything() throws IOException {
    transform(key("2026-10-30T10:00:00Z"), FIRST_VALUE);
    store.put(LakeFiles.KEY, ObjectContent.of("{\"layout\": 3}"), PutCondition.any());
    int puts = store.puts().size();

    assertThatThrownBy(lake::compact).hasMessageContaining("the lake has layout 3");

    assertThat(store.puts()).hasSize(puts);
    assertThat(store.deletes()).isEmpty();
  }

  @Test
  void alternatingAlbumValuesWithUnknownKeysAreReducedToo() throws IOException {
    for (int day = 10; day < 20; day++) {
      RawKey key = key("2026-11-%dT10:00:00Z".formatted(day));
      lake.transform(
          key,
          List.of(RandomRows.row(AlbumRow.class, observation(key), 0, 0, day % 2 == 0 ? 1 : 2)));
    }

    lake.compact();

    TableDefinition albums = LakeTables.of(AlbumRow.class);
    assertThat(lake.visibleRows(albums)).hasSize(4).isEqualTo(lake.keptRows(albums));
  }
}

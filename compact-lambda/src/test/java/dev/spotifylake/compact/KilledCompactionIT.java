package dev.spotifylake.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.testing.CompactedLake;
import dev.spotifylake.compact.testing.KeptRows;
import dev.spotifylake.compact.testing.RandomHistory;
import dev.spotifylake.compact.testing.RandomHistory.RawObject;
import dev.spotifylake.compact.testing.RandomRows;
import dev.spotifylake.testsupport.FailingStore;
import dev.spotifylake.transform.ManifestIndexes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A compaction that dies before or after any of its writes, and is started again.
final class KilledCompactionIT {
  private static final int MOST_WRITES = 500;

  @Test
  void afterARetryTheLakeIsAsIfNothingHadDied() throws IOException {
    boolean died = true;
    int write = 1;
    for (; died && write < MOST_WRITES; write++) {
      died = killAt(write, false);
      killAt(write, true);
    }
    assertThat(write).as("writes of the compaction").isBetween(20, MOST_WRITES - 1);
  }

  /// Returns whether the compaction had so many writes.
  private static boolean killAt(int write, boolean after) throws IOException {
    MemoryObjectStore store = new MemoryObjectStore();
    try (CompactedLake lake = lakeWithWork(store)) {
      FailingStore dying = new FailingStore(store, write, after);
      Compaction killed = lake.compaction(dying, CompactedLake.smallSteps());
      if (after && dying.died()) {
        return false;
      }
      try {
        killed.compact();
      } catch (IOException e) {
        assertThat(dying.died()).isTrue();
      }
      check(lake, "just after write " + write);
      lake.compact();
      check(lake, "after a retry of write " + write);
      // The third deletes what the second left out.
      for (int later = 0; later < 2; later++) {
        lake.pass(Duration.ofHours(2));
        lake.compact();
      }
      check(lake, "hours after write " + write);
      checkNothingIsLeftOver(lake, write);
      return dying.died();
    }
  }

  /// Loose files, replayed objects, and files that became obsolete long ago.
  private static CompactedLake lakeWithWork(MemoryObjectStore store) throws IOException {
    Random random = new Random(7);
    CompactedLake lake = new CompactedLake(store, LakeFormat.PARQUET);
    List<RawObject> history = RandomHistory.of(random, 5, RandomRows.ONE_OF_EACH_KIND);
    for (RawObject object : history.subList(0, 3)) {
      lake.transform(object.key(), object.rows());
    }
    lake.compact();
    lake.pass(Duration.ofHours(6));
    RawObject replayed = history.getFirst();
    lake.transform(
        replayed.key(), RandomHistory.rows(random, replayed.key(), RandomRows.ONE_OF_EACH_KIND));
    for (RawObject object : history.subList(3, 5)) {
      lake.transform(object.key(), object.rows());
    }
    return lake;
  }

  private static void check(CompactedLake lake, String when) throws IOException {
    for (Class<? extends Row> type : RandomRows.ONE_OF_EACH_KIND) {
      TableDefinition table = LakeTables.of(type);
      // Until the replayed object is folded, readers see its old rows too.
      assertThat(KeptRows.of(table, lake.visibleRows(table)))
          .as("%s %s", table.name(), when)
          .containsAll(when.startsWith("just") ? Set.of() : lake.keptRows(table));
      if (!when.startsWith("just")) {
        assertThat(lake.visibleRows(table))
            .as("%s %s", table.name(), when)
            .isEqualTo(lake.keptRows(table));
      }
    }
  }

  private static void checkNothingIsLeftOver(CompactedLake lake, int write) throws IOException {
    LakeFiles files = LakeFiles.read(lake.store()).files();
    assertThat(lake.curatedKeys())
        .as("files after write %d", write)
        .isEqualTo(lake.keysOfTheRecord());
    assertThat(files.obsolete()).as("obsolete files after write %d", write).isEmpty();
    ManifestIndexes indexes = new ManifestIndexes(lake.store(), files);
    Set<String> folded = new HashSet<>();
    for (LakeFiles.IndexFile index : files.indexes()) {
      assertThat(indexes.rawKeys(index.month())).hasSize((int) index.objects());
      folded.addAll(indexes.rawKeys(index.month()));
    }
    assertThat(folded).containsExactlyInAnyOrderElementsOf(lake.keys("raw/"));
  }

  @Test
  void anErrorOfTheStoreEndsTheCompaction() throws IOException {
    MemoryObjectStore store = new MemoryObjectStore();
    try (CompactedLake lake = lakeWithWork(store)) {
      Compaction compaction =
          lake.compaction(new FailingStore(store, 1, false), CompactedLake.smallSteps());

      assertThatThrownBy(compaction::compact).isInstanceOf(IOException.class);
    }
  }
}

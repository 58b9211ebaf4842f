package dev.spotifylake.compact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.compact.testing.CompactedLake;
import dev.spotifylake.compact.testing.RandomHistory;
import dev.spotifylake.compact.testing.RandomHistory.RawObject;
import dev.spotifylake.compact.testing.RandomRows;
import dev.spotifylake.transform.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Objects that are transformed again after they were folded, other formats, and the layout of
/// earlier releases.
final class ReplayedObjectsTest {
  private static void checkRows(CompactedLake lake, Class<? extends Row> type, String when)
      throws IOException {
    TableDefinition table = LakeTables.of(type);
    assertThat(lake.visibleRows(table))
        .as("%s %s", table.name(), when)
        .isEqualTo(lake.keptRows(table));
  }

  private static void checkAllRows(CompactedLake lake, String when) throws IOException {
    for (Class<? extends Row> type : RandomRows.ROW_TYPES) {
      checkRows(lake, type, when);
    }
  }

  @Test
  void aReplayOfEverythingLeavesTheNewRowsOnly() throws IOException {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<RawObject> history = RandomHistory.of(random, 5);
      try (CompactedLake lake = new CompactedLake(new MemoryObjectStore(), LakeFormat.PARQUET)) {
        for (RawObject object : history) {
          lake.transform(object.key(), object.rows());
        }
        lake.compact();
        if (random.nextBoolean()) {
          lake.pass(Duration.ofHours(2));
        }
        ReplayHold.begin(lake.store(), lake.now().plusSeconds(60));
        for (RawObject object : history) {
          lake.transform(
              object.key(),
              random.nextInt(3) == 0
                  ? object.rows()
                  : RandomHistory.rows(random, object.key(), RandomRows.ROW_TYPES));
          if (random.nextInt(4) == 0) {
            lake.compact();
          }
        }
        ReplayHold.end(lake.store());
        lake.compact();
        checkAllRows(lake, "after replay " + seed);
        lake.pass(Duration.ofHours(2));
        lake.compact();
        checkAllRows(lake, "hours after replay " + seed);
      }
    }
  }

  @Test
  void aReplayOfASelectionIsExactForFacts() throws IOException {
    Random random = new Random(3);
    List<RawObject> history = RandomHistory.of(random, 5);
    try (CompactedLake lake = new CompactedLake(new MemoryObjectStore(), LakeFormat.PARQUET)) {
      for (RawObject object : history) {
        lake.transform(object.key(), object.rows());
      }
      lake.compact();

      RawObject replayed = history.get(2);
      lake.transform(
          replayed.key(), RandomHistory.rows(random, replayed.key(), RandomRows.ROW_TYPES));
      lake.compact();

      checkRows(lake, PlayRow.class, "after a replay of one object");
      checkRows(lake, OpsPassRow.class, "after a replay of one object");
    }
  }

  @Test
  void aReplayWithoutRowsEmptiesTheTables() throws IOException {
    RawObject object = RandomHistory.of(new Random(5), 1).getFirst();
    try (CompactedLake lake = new CompactedLake(new MemoryObjectStore(), LakeFormat.PARQUET)) {
      lake.transform(object.key(), object.rows());
      lake.compact();

      lake.transform(object.key(), List.of());
      lake.compact();

      checkAllRows(lake, "after the replay");
      assertThat(LakeFiles.read(lake.store()).files().merged()).isEmpty();
    }
  }

  @Test
  void aChangeOfFormatIsFollowedByACompaction() throws IOException {
    List<RawObject> history = RandomHistory.of(new Random(6), 4);
    MemoryObjectStore store = new MemoryObjectStore();
    try (CompactedLake parquet = new CompactedLake(store, LakeFormat.PARQUET)) {
      for (RawObject object : history) {
        parquet.transform(object.key(), object.rows());
      }
      parquet.compact();
    }
    try (CompactedLake both = new CompactedLake(store, LakeFormat.BOTH)) {
      both.compact();

      for (Class<? extends Row> type : RandomRows.ROW_TYPES) {
        TableDefinition table = LakeTables.of(type);
        assertThat(both.visibleRows(table, TableFileFormat.CSV))
            .isNotEmpty()
            .isEqualTo(both.visibleRows(table, TableFileFormat.PARQUET));
      }
    }
  }

  @Test
  void aReplayInAnotherFormatLosesNothing() throws IOException {
    List<RawObject> history = RandomHistory.of(new Random(8), 4);
    for (LakeFormat before : LakeFormat.values()) {
      for (LakeFormat after : LakeFormat.values()) {
        try (CompactedLake lake = new CompactedLake(new MemoryObjectStore(), after)) {
          for (RawObject object : history) {
            lake.transform(lake.store(), object.key(), object.rows(), before);
          }
          lake.compact();
          for (RawObject object : history) {
            lake.transform(object.key(), object.rows());
          }
          lake.compact();

          checkAllRows(lake, "from " + before + " to " + after);
        }
      }
    }
  }

  @Test
  void filesOfTheLayoutByDayAreFolded(@TempDir Path folder) throws IOException {
    FolderObjectStore store = new FolderObjectStore(folder);
    try (CompactedLake lake = new CompactedLake(store, LakeFormat.BOTH)) {
      for (RawObject object : RandomHistory.of(new Random(9), 4)) {
        lake.transform(object.key(), object.rows());
        toLayoutByDay(lake, object);
      }
      checkVisible(lake);

      assertThat(lake.compact().problems()).isEmpty();
      checkAllRows(lake, "after migration");
      lake.pass(Duration.ofHours(2));
      lake.compact();

      checkAllRows(lake, "after old files were deleted");
      assertThat(lake.keys("curated/")).noneMatch(key -> key.contains("/dt="));
    }
  }

  private static void checkVisible(CompactedLake lake) throws IOException {
    for (Class<? extends Row> type : RandomRows.ROW_TYPES) {
      TableDefinition table = LakeTables.of(type);
      assertThat(lake.visibleRows(table)).isEqualTo(lake.allRows(table));
    }
  }

  /// Names the files of an object as releases before compaction did.
  private static void toLayoutByDay(CompactedLake lake, RawObject object) throws IOException {
    String manifestKey = CompactedLake.manifestKey(object.key());
    Manifest manifest = Manifest.parse(read(lake, manifestKey));
    List<Manifest.Output> outputs = new ArrayList<>();
    for (Manifest.Output output : manifest.outputs()) {
      String suffix = output.key().startsWith("curated-csv/") ? ".csv.gz" : ".parquet";
      String root = output.key().substring(0, output.key().indexOf('/') + 1);
      String partition =
          output.table().equals("plays")
              ? output
                  .key()
                  .substring(output.key().indexOf("month="), output.key().lastIndexOf('/'))
              : "dt=" + object.key().time().toString().substring(0, 10);
      String key =
          root + output.table() + "/" + partition + "/" + object.key().outputName() + suffix;
      byte[] content = read(lake, output.key());
      lake.store().delete(output.key());
      lake.store().put(key, ObjectContent.of(content), PutCondition.any());
      outputs.add(new Manifest.Output(key, output.table(), output.rows(), output.sha256()));
    }
    lake.store()
        .put(
            manifestKey,
            ObjectContent.of(
                new Manifest(manifest.rawKey(), outputs, manifest.elements(), manifest.rows(), 0, 0)
                    .toJson()),
            PutCondition.any());
  }

  private static byte[] read(CompactedLake lake, String key) throws IOException {
    try (StoredObject stored = Objects.requireNonNull(lake.store().get(key), key)) {
      return stored.readAll();
    }
  }
}

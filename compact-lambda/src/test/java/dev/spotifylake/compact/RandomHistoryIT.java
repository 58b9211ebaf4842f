package dev.spotifylake.compact;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Random histories of two accounts, folded in random portions.
final class RandomHistoryIT {
  private static final int OBJECTS = 6;
  private static final LakeFormat[] FORMATS = LakeFormat.values();

  @Test
  void foldingInPortionsKeepsWhatFoldingAtOnceDoes() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      foldInPortions(seed);
    }
  }

  @Test
  @Tag("full")
  void foldingInPortionsKeepsWhatFoldingAtOnceDoesInTenThousandHistories() throws IOException {
    for (int seed = 200; seed < 10_200; seed++) {
      foldInPortions(seed);
    }
  }

  private static void foldInPortions(int seed) throws IOException {
    Random random = new Random(seed);
    List<RawObject> history = RandomHistory.of(random, 1 + random.nextInt(OBJECTS));
    Collections.shuffle(history, random);
    LakeFormat format = FORMATS[seed % FORMATS.length];
    try (CompactedLake lake = new CompactedLake(new MemoryObjectStore(), format)) {
      for (RawObject object : history) {
        lake.transform(object.key(), object.rows());
        switch (random.nextInt(4)) {
          case 0 -> {
            CompactionSettings settings =
                random.nextInt(4) == 0
                    ? CompactedLake.tiny().foldingAll()
                    : CompactedLake.smallSteps();
            lake.compaction(lake.store(), settings).compact();
          }
          case 1 -> lake.pass(Duration.ofHours(2));
          case 2 -> {
            RawObject again = history.get(random.nextInt(history.size()));
            if (random.nextBoolean() && lake.keys(again.key().key()).size() == 1) {
              lake.transform(again.key(), again.rows()); // an event that was delivered twice
            }
          }
          default -> checkVisibleRows(lake, seed);
        }
      }
      checkVisibleRows(lake, seed);
      lake.compact();
      checkFoldedRows(lake, seed);
      lake.pass(Duration.ofHours(2));
      lake.compact();
      checkFoldedRows(lake, seed);
    }
  }

  /// Readers see each row that compaction has to keep, before and after.
  private static void checkVisibleRows(CompactedLake lake, int seed) throws IOException {
    for (Class<? extends Row> type : RandomRows.ROW_TYPES) {
      TableDefinition table = LakeTables.of(type);
      assertThat(KeptRows.of(table, lake.visibleRows(table)))
          .as("%s of history %d", table.name(), seed)
          .isEqualTo(lake.keptRows(table));
    }
  }

  private static void checkFoldedRows(CompactedLake lake, int seed) throws IOException {
    for (Class<? extends Row> type : RandomRows.ROW_TYPES) {
      TableDefinition table = LakeTables.of(type);
      assertThat(lake.visibleRows(table))
          .as("%s of history %d", table.name(), seed)
          .isEqualTo(lake.keptRows(table));
    }
  }
}

package dev.spotifylake.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.testing.CompactedLake;
import dev.spotifylake.compact.testing.KeptRows;
import dev.spotifylake.compact.testing.RandomHistory;
import dev.spotifylake.compact.testing.RandomHistory.RawObject;
import dev.spotifylake.compact.testing.RandomRows;
import dev.spotifylake.testsupport.ForwardingStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What happens beside a compaction, before each of its writes.
final class ConcurrentCompactionIT {
  private static final int MOST_WRITES = 500;

  @FunctionalInterface
  private interface Event {
    void happen(CompactedLake lake) throws IOException;
  }

  /// Lets something happen before one of its writes, or before every one.
  private static final class EventStore extends ForwardingStore {
    private final CompactedLake lake;
    private final Event event;
    private final int at;
    private int writes;

    private EventStore(ObjectStore store, CompactedLake lake, Event event, int at) {
      super(store);
      this.lake = lake;
      this.event = event;
      this.at = at;
    }

    private void beforeWrite() throws IOException {
      writes++;
      if (at == 0 || writes == at) {
        event.happen(lake);
      }
    }

    @Override
    public PutOutcome put(String key, ObjectContent content, PutCondition condition)
        throws IOException {
      beforeWrite();
      return super.put(key, content, condition);
    }

    @Override
    public void delete(String key) throws IOException {
      beforeWrite();
      super.delete(key);
    }
  }

  private static List<RawObject> history() {
    return RandomHistory.of(new Random(11), 7, RandomRows.ONE_OF_EACH_KIND);
  }

  private static CompactedLake lakeWithWork() throws IOException {
    CompactedLake lake = new CompactedLake(new MemoryObjectStore(), LakeFormat.PARQUET);
    List<RawObject> history = history();
    for (RawObject object : history.subList(0, 3)) {
      lake.transform(object.key(), object.rows());
    }
    lake.compact();
    lake.pass(Duration.ofHours(6));
    for (RawObject object : history.subList(3, 6)) {
      lake.transform(object.key(), object.rows());
    }
    return lake;
  }

  /// Compacts once for each write, with the event before it; then twice more.
  private static void beforeEveryWrite(String name, Event event) throws IOException {
    int write = 0;
    boolean happened = true;
    while (happened && write < MOST_WRITES) {
      write++;
      try (CompactedLake lake = lakeWithWork()) {
        EventStore store = new EventStore(lake.store(), lake, event, write);
        lake.compaction(store, CompactedLake.smallSteps()).compact();
        happened = store.writes >= write;
        lake.compact();
        checkRows(lake, name + " before write " + write);
        for (int later = 0; later < 2; later++) {
          lake.pass(Duration.ofHours(2));
          lake.compact();
        }
        checkRows(lake, "hours after " + name + " before write " + write);
        assertThat(lake.curatedKeys())
            .as("%s before write %d", name, write)
            .isEqualTo(lake.keysOfTheRecord());
      }
    }
    assertThat(write).as("writes of the compaction").isBetween(20, MOST_WRITES - 1);
  }

  private static void checkRows(CompactedLake lake, String when) throws IOException {
    for (Class<? extends Row> type : RandomRows.ONE_OF_EACH_KIND) {
      TableDefinition table = LakeTables.of(type);
      assertThat(lake.visibleRows(table))
          .as("%s, %s", table.name(), when)
          .isEqualTo(lake.keptRows(table));
    }
  }

  @Test
  void aSecondCompactionLosesAndDoublesNothing() throws IOException {
    beforeEveryWrite("a second compaction", CompactedLake::compact);
  }

  @Test
  void aSecondCompactionThatDeletesLosesNothing() throws IOException {
    beforeEveryWrite(
        "a second compaction two hours later",
        lake -> {
          lake.compact();
          lake.pass(Duration.ofHours(2));
          lake.compact();
        });
  }

  @Test
  void aTransformThatEndsMeanwhileIsFoldedLater() throws IOException {
    RawObject late = history().getLast();

    beforeEveryWrite("a transform", lake -> lake.transform(late.key(), late.rows()));
  }

  @Test
  void anEventThatIsDeliveredAgainChangesNothing() throws IOException {
    List<RawObject> history = history();

    beforeEveryWrite(
        "a repeated transform",
        lake -> {
          lake.transform(history.get(0).key(), history.get(0).rows());
          lake.transform(history.get(4).key(), history.get(4).rows());
        });
  }

  @Test
  void readersSeeTheSameRowsBeforeEveryWrite() throws IOException {
    try (CompactedLake lake = lakeWithWork()) {
      Event check =
          reading -> {
            for (Class<? extends Row> type : RandomRows.ONE_OF_EACH_KIND) {
              TableDefinition table = LakeTables.of(type);
              assertThat(KeptRows.of(table, reading.visibleRows(table)))
                  .isEqualTo(reading.keptRows(table));
            }
          };
      EventStore store = new EventStore(lake.store(), lake, check, 0);
      for (int hours = 0; hours < 3; hours++) {
        lake.compaction(store, CompactedLake.smallSteps()).compact();
        lake.pass(Duration.ofHours(2));
      }
      assertThat(store.writes).isGreaterThan(20);
    }
  }

  @Test
  void aCompactionThatLosesEveryCommitEndsWithOneLine() throws IOException {
    try (CompactedLake lake = lakeWithWork()) {
      ForwardingStore outpaced =
          new ForwardingStore(lake.store()) {
            @Override
            public PutOutcome put(String key, ObjectContent content, PutCondition condition)
                throws IOException {
              if (key.equals(LakeFiles.KEY)) {
                LakeFiles.Stored current = LakeFiles.read(lake.store());
                LakeFiles files = current.files();
                LakeFiles next =
                    new LakeFiles(
                        files.generation() + 1,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        files.merged(),
                        files.indexes(),
                        files.obsolete());
                assertThat(next.commit(lake.store(), current)).isTrue();
              }
              return super.put(key, content, condition);
            }
          };

      assertThatThrownBy(() -> lake.compaction(outpaced, CompactedLake.smallSteps()).compact())
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("5 times in a row");

      lake.compact();
      checkRows(lake, "afterwards");
    }
  }
}

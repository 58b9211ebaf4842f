package dev.spotifylake.compact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.compact.testing.AgedLake;
import dev.spotifylake.compact.testing.CompactedLake;
import dev.spotifylake.testsupport.FailingStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A compaction that deletes expired rows, dies before or after any of its writes, and is started
/// again.
final class KilledRetentionIT {
  private static final int MOST_WRITES = 500;

  @Test
  void afterARetryTheLakeIsAsIfNothingHadDied() throws IOException {
    MemoryObjectStore undisturbed = new MemoryObjectStore();
    Map<String, List<String>> expected;
    try (CompactedLake lake = AgedLake.in(undisturbed)) {
      lake.compaction(undisturbed, CompactedLake.smallSteps()).compact();
      lake.compaction(undisturbed, AgedLake.SETTINGS).compact();
      expected = AgedLake.years(lake);
    }
    boolean died = true;
    int write = 1;
    for (; died && write < MOST_WRITES; write++) {
      died = killAt(write, false, expected);
      killAt(write, true, expected);
    }
    assertThat(write).as("writes of the compaction").isBetween(5, MOST_WRITES - 1);
  }

  /// Returns whether the compaction had so many writes.
  private static boolean killAt(int write, boolean after, Map<String, List<String>> expected)
      throws IOException {
    MemoryObjectStore store = new MemoryObjectStore();
    try (CompactedLake lake = AgedLake.in(store)) {
      lake.compaction(store, CompactedLake.smallSteps()).compact();
      FailingStore dying = new FailingStore(store, write, after);
      try {
        lake.compaction(dying, AgedLake.SETTINGS).compact();
      } catch (IOException e) {
        assertThat(dying.died()).isTrue();
      }
      lake.compaction(store, AgedLake.SETTINGS).compact();
      assertThat(AgedLake.years(lake)).as("after a retry of write %d", write).isEqualTo(expected);
      // The third deletes what the second left out.
      for (int later = 0; later < 2; later++) {
        lake.pass(Duration.ofHours(2));
        lake.compaction(store, AgedLake.SETTINGS).compact();
      }
      Set<String> named = new TreeSet<>(lake.keysOfTheRecord());
      named.add("manifests/retention.txt");
      assertThat(lake.curatedKeys()).as("files after write %d", write).isEqualTo(named);
      assertThat(LakeFiles.read(store).files().obsolete()).isEmpty();
      assertThat(AgedLake.years(lake)).as("hours after write %d", write).isEqualTo(expected);
      return dying.died();
    }
  }
}

package dev.spotifylake.compact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.Retention;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.compact.testing.AgedLake;
import dev.spotifylake.compact.testing.CompactedLake;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RetentionTest {
  private final MemoryObjectStore store = new MemoryObjectStore();

  private void compact(CompactedLake lake, CompactionSettings settings) throws IOException {
    assertThat(lake.compaction(store, settings).compact().problems()).isEmpty();
  }

  @Test
  void expiredRowsAreDeletedButNotThoseThatOthersNeed() throws IOException {
    try (CompactedLake lake = AgedLake.in(store)) {
      compact(lake, AgedLake.SETTINGS);

      assertThat(AgedLake.years(lake))
          .containsEntry("ops_runs", List.of("2026"))
          .containsEntry("plays", List.of("2025", "2026"))
          // Of the track that a kept play names, and of the latest observation of the other.
          .containsEntry("tracks", List.of("2023", "2026"))
          // The latest complete pass of its list.
          .containsEntry("ops_passes", List.of("2023"))
          .containsEntry("saved_items", List.of("2023"));
    }
  }

  @Test
  void withoutASettingEverythingIsKept() throws IOException {
    try (CompactedLake lake = AgedLake.in(store)) {
      Map<String, List<String>> before = AgedLake.years(lake);

      compact(lake, CompactedLake.smallSteps().keeping(Retention.KEEP_ALL));

      assertThat(AgedLake.years(lake)).isEqualTo(before);
      assertThat(lake.keys("manifests/retention.txt")).isEmpty();
    }
  }

  @Test
  void playsExpireByTheirOwnSetting() throws IOException {
    try (CompactedLake lake = AgedLake.in(store)) {
      compact(lake, CompactedLake.smallSteps().keeping(new Retention(null, 300)));

      assertThat(AgedLake.years(lake))
          .containsEntry("plays", List.of("2026"))
          .containsEntry("ops_runs", List.of("2023", "2025", "2026"));
    }
  }

  @Test
  void rowsAreDeletedOnceADay() throws IOException {
    try (CompactedLake lake = AgedLake.in(store)) {
      compact(lake, AgedLake.SETTINGS);
      lake.pass(Duration.ofHours(6));
      compact(lake, AgedLake.SETTINGS);
      int puts = store.puts().size();
      lake.pass(Duration.ofHours(6));
      compact(lake, AgedLake.SETTINGS);

      assertThat(store.puts()).hasSize(puts);

      lake.pass(Duration.ofDays(300));
      compact(lake, AgedLake.SETTINGS);
      assertThat(AgedLake.years(lake))
          .containsEntry("ops_runs", List.of())
          .containsEntry("plays", List.of("2026"));
    }
  }
}

package dev.spotifylake.compact.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.compact.backup.Backups.Effect;
import dev.spotifylake.compact.backup.Backups.RestoredObject;
import dev.spotifylake.testsupport.FailingStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackupsTest {
  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Backups backups = new Backups(store, () -> this.now);
  private Instant now = Instant.parse("2026-11-30T05:00:00Z");

  private void put(String key, String content) throws IOException {
    store.put(key, ObjectContent.of(content), PutCondition.any());
  }

  private String content(String key) throws IOException {
    try (StoredObject stored = store.get(key)) {
      return stored == null ? "" : new String(stored.readAll(), StandardCharsets.UTF_8);
    }
  }

  private List<String> keys(String prefix) {
    return store.list(prefix).map(ObjectEntry::key).toList();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void aDayIsCopiedOnce() throws IOException {
    put("state/app.json", "morning");
    put("config/watchlist.json", "list");
    put("raw/a", "raw");
    backups.makeDaily();
    put("state/app.json", "evening");
    pass(Duration.ofHours(18));
    backups.makeDaily();

    assertThat(backups.names()).containsExactly("2026-11-30");
    assertThat(content("backup/dt=2026-11-30/state/app.json")).isEqualTo("morning");
    assertThat(content("backup/dt=2026-11-30/config/watchlist.json")).isEqualTo("list");
    assertThat(keys("backup/")).hasSize(3);

    pass(Duration.ofHours(2));
    backups.makeDaily();
    assertThat(backups.names()).containsExactly("2026-11-30", "2026-12-01");
  }

  @Test
  void copiesAreKeptFor30Days() throws IOException {
    put("state/app.json", "state");
    for (int day = 0; day < 35; day++) {
      backups.makeDaily();
      pass(Duration.ofDays(1));
    }

    assertThat(backups.names()).hasSize(31).startsWith("2026-12-04").endsWith("2027-01-03");
    assertThat(keys("backup/")).hasSize(62);
  }

  @Test
  void aLakeWithoutStateHasNoBackup() throws IOException {
    backups.makeDaily();

    assertThat(keys("")).isEmpty();
  }

  @Test
  void aBackupThatWasKilledIsMadeAgain() throws IOException {
    put("state/a.json", "a");
    put("state/b.json", "b");
    for (int write = 1; write <= 3; write++) {
      try {
        new Backups(new FailingStore(store, write, true), () -> now).makeDaily();
      } catch (IOException killed) {
        assertThat(backups.names().isEmpty()).isEqualTo(write < 3);
      }
    }
    keys("backup/").forEach(store::delete);
    try {
      new Backups(new FailingStore(store, 2, true), () -> now).makeDaily();
    } catch (IOException killed) {
      store.delete("state/a.json");
    }
    put("state/b.json", "new b");
    backups.makeDaily();

    assertThat(keys("backup/"))
        .containsExactly("backup/dt=2026-11-30/complete.txt", "backup/dt=2026-11-30/state/b.json");
    assertThat(content("backup/dt=2026-11-30/state/b.json")).isEqualTo("new b");
  }

  @Test
  void aRestorePutsBackWhatTheBackupHolds() throws IOException {
    put("state/a.json", "a");
    put("state/b.json", "b");
    put("state/c.json", "c");
    backups.makeDaily();
    put("state/b.json", "damaged");
    store.delete("state/c.json");
    put("state/d.json", "new");

    assertThat(backups.plan("2026-11-30", (key, content) -> content))
        .containsExactly(
            new RestoredObject("state/a.json", Effect.UNCHANGED),
            new RestoredObject("state/b.json", Effect.REPLACED),
            new RestoredObject("state/c.json", Effect.ADDED));
    assertThat(content("state/b.json")).isEqualTo("damaged");
    String kept = backups.makeNow();
    backups.restore("2026-11-30", (key, content) -> content);
    assertThat(content("state/b.json")).isEqualTo("b");
    assertThat(content("state/c.json")).isEqualTo("c");
    assertThat(content("state/d.json")).isEqualTo("new");
    assertThat(kept).isEqualTo("2026-11-30T050000Z");
    assertThat(backups.names()).containsExactly("2026-11-30", "2026-11-30T050000Z");
    assertThat(content("backup/dt=2026-11-30T050000Z/state/b.json")).isEqualTo("damaged");
  }
}

package dev.spotifylake.compact.pending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StateKeys;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.compact.testing.CompactedLake;
import dev.spotifylake.compact.testing.RandomRows;
import dev.spotifylake.testsupport.ForwardingStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The search for raw objects that wait for their transform, in lakes that were compacted.
final class PendingObjectsTest {
  private final MemoryObjectStore store = new MemoryObjectStore();
  private final CompactedLake lake = new CompactedLake(store, LakeFormat.PARQUET);

  @AfterEach
  void closeLake() {
    lake.close();
  }

  private static RawKey key(String time) {
    return new RawKey(Source.TRACK, "me", Instant.parse(time), "run", 0);
  }

  private void transform(RawKey key) throws IOException {
    Observation observation = new Observation(key.account(), key.time(), key.runId(), key.key());
    lake.transform(key, List.of(RandomRows.row(TrackRow.class, observation, 0, 0, 1)));
  }

  @Test
  void foldedObjectsAreNotPending() throws IOException {
    RawKey folded = key("2026-10-30T10:00:00Z");
    RawKey untransformed = key("2026-10-30T11:00:00Z");
    transform(folded);
    lake.compact();
    assertThat(new PendingObjects(store, store).rawKeysWithoutManifest()).isEmpty();

    store.put(untransformed.key(), ObjectContent.of("raw"), PutCondition.any());

    assertThat(new PendingObjects(store, store).rawKeysWithoutManifest())
        .containsExactly(untransformed.key());
  }

  @Test
  void anObjectIsPendingInAMonthWhoseOthersHaveExpired() throws IOException {
    RawKey first = key("2026-10-30T10:00:00Z");
    RawKey second = key("2026-10-30T11:00:00Z");
    RawKey untransformed = key("2026-10-30T12:00:00Z");
    transform(first);
    transform(second);
    lake.compact();
    store.delete(first.key());
    store.delete(second.key());

    store.put(untransformed.key(), ObjectContent.of("raw"), PutCondition.any());

    assertThat(new PendingObjects(store, store).rawKeysWithoutManifest())
        .containsExactly(untransformed.key());
  }

  /// A lake that was compacted, in which only some days can be listed.
  private PendingObjects pendingSince(String... unlisted) {
    return new PendingObjects(
        new ForwardingStore(store) {
          @Override
          public Stream<ObjectEntry> list(String prefix) throws IOException {
            assertThat(prefix).isNotEqualTo(RawKey.PREFIX);
            for (String day : unlisted) {
              assertThat(prefix).doesNotContain(day);
            }
            return super.list(prefix);
          }
        },
        store);
  }

  @Test
  void theSearchListsTheDaysSinceTheLastFoldedMoment() throws IOException {
    store.put(StateKeys.ofAccount("me"), ObjectContent.of("{}"), PutCondition.any());
    RawKey folded = key("2026-10-30T10:00:00Z");
    transform(folded);
    lake.compact();
    RawKey recent = new RawKey(Source.TRACK, "me", lake.now(), "run", 0);
    store.put(recent.key(), ObjectContent.of("raw"), PutCondition.any());

    assertThat(pendingSince("dt=2026-10").sinceLastFolded(lake.now()))
        .containsExactly(recent.key());
  }

  @Test
  void anObjectOfAKilledImportIsFoundWhateverItsDay() throws IOException {
    transform(key("2026-10-30T10:00:00Z"));
    lake.compact();
    RawKey imported = key("2024-01-30T10:00:00Z");
    new ImportIntents(store).begin("run", Source.TRACK, "me", imported.time(), lake.now());
    store.put(imported.key(), ObjectContent.of("raw"), PutCondition.any());
    PendingObjects pending = pendingSince("dt=2026-10");
    assertThat(pending.sinceLastFolded(lake.now())).containsExactly(imported.key());

    lake.pass(Duration.ofDays(2));
    lake.compact();
    assertThat(pending.sinceLastFolded(lake.now())).containsExactly(imported.key());
    transform(imported);
    lake.compact();
    lake.compact();

    assertThat(pending.sinceLastFolded(lake.now())).isEmpty();
    assertThat(lake.keys("state/")).isEmpty();
  }

  @Test
  void anObjectWhoseTransformDidNotEndIsFoundWhateverItsDay() throws IOException {
    RawKey killed = key("2026-10-30T10:00:00Z");
    transform(killed);
    lake.compact();
    store.put(
        "manifests/" + killed.key() + ".begun.json", ObjectContent.of("{}"), PutCondition.any());

    assertThat(pendingSince().sinceLastFolded(lake.now())).containsExactly(killed.key());
  }
}

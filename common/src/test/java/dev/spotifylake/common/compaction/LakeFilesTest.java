package dev.spotifylake.common.compaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles.IndexFile;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.compaction.LakeFiles.ObsoleteFile;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LakeFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final LakeFiles FILES =
      new LakeFiles(
          12,
          NOW,
          NOW.minusSeconds(3600),
          List.of(
              new MergedFile("curated/tracks/merged.a.parquet", "tracks", null, 3, 4, "5f"),
              new MergedFile(
                  "curated/plays/month=2026-11/merged.b.parquet", "plays", "2026-11", 6, 7, "8a")),
          List.of(new IndexFile("2026-11", "manifests/index/month=2026-11.a.json.gz", 9)),
          List.of(
              new ObsoleteFile("curated/tracks/me.track.x.parquet", NOW),
              new ObsoleteFile("curated/tracks/merged.0.parquet", NOW)));

  private final MemoryObjectStore store = new MemoryObjectStore();

  private void put(String json) throws IOException {
    store.put(LakeFiles.KEY, ObjectContent.of(json), PutCondition.any());
  }

  @Test
  void whatWasCommittedIsRead() throws IOException {
    assertThat(FILES.commit(store, LakeFiles.read(store))).isTrue();

    assertThat(LakeFiles.read(store).files()).isEqualTo(FILES);
  }

  @Test
  void aLakeThatWasNeverCompactedHasNoFiles() throws IOException {
    assertThat(LakeFiles.read(store)).isEqualTo(new LakeFiles.Stored(LakeFiles.NONE, null));
  }

  @Test
  void theSecondCommitFromOneRecordIsRefused() throws IOException {
    FILES.commit(store, LakeFiles.read(store));
    LakeFiles.Stored read = LakeFiles.read(store);
    LakeFiles first = new LakeFiles(13, NOW, NOW, List.of(), List.of(), List.of());
    LakeFiles second = new LakeFiles(13, NOW, NOW, FILES.merged(), List.of(), List.of());

    assertThat(first.commit(store, read)).isTrue();
    assertThat(second.commit(store, read)).isFalse();

    assertThat(LakeFiles.read(store).files()).isEqualTo(first);
  }

  @Test
  void theSecondFirstCommitIsRefused() throws IOException {
    LakeFiles.Stored none = LakeFiles.read(store);

    assertThat(FILES.commit(store, none)).isTrue();
    assertThat(FILES.commit(store, none)).isFalse();
  }

  @Test
  void aNewerLayoutIsRefusedInOneLine() throws IOException {
    put("{\"layout\": 3, \"files\": {\"in\": \"a form of its own\"}}");

    assertThatThrownBy(() -> LakeFiles.read(store))
        .isInstanceOf(LakeException.class)
        .hasMessage("the lake has layout 3; this release knows up to 2; update the command");
  }

  @Test
  void fieldsThatALaterReleaseAddsAreSkipped() throws IOException {
    put(
        """
        {"layout": 2, "generation": 4, "new": {"a": [1, {}]}, "obsolete": [
          {"key": "k", "since": "2026-11-22T10:00:00Z", "why": ["x", {"y": 1}]}]}
        """);

    LakeFiles files = LakeFiles.read(store).files();

    assertThat(files.generation()).isEqualTo(4);
    assertThat(files.obsolete()).containsExactly(new ObsoleteFile("k", NOW));
  }

  @Test
  void aDamagedRecordIsNamed() throws IOException {
    for (String damaged :
        List.of(
            "",
            "[]",
            "{\"layout\": 2",
            "not JSON",
            "{\"merged\": [{\"key\": \"k\"}]}",
            "{\"layout\": \"")) {
      put(damaged);

      assertThatThrownBy(() -> LakeFiles.read(store))
          .as(damaged)
          .isInstanceOf(LakeException.class)
          .hasMessageStartingWith("manifests/files.json is damaged")
          .hasMessageNotContaining("Source:");
    }
  }

  @Test
  void readersUseCurrentMergedAndLooseFiles() {
    LakeFiles.Selection selection = FILES.selection();

    assertThat(
            List.of(
                "curated/tracks/merged.a.parquet",
                "curated/tracks/merged.0.parquet",
                "curated/tracks/merged.unknown.parquet",
                "curated/tracks/me.track.x.parquet",
                "curated/tracks/me.track.y.parquet",
                "curated/plays/month=2026-11/merged.b.parquet"))
        .filteredOn(selection::contains)
        .containsExactly(
            "curated/tracks/merged.a.parquet",
            "curated/tracks/me.track.y.parquet",
            "curated/plays/month=2026-11/merged.b.parquet");
  }
}

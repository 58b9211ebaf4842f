package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.compaction.LakeFiles.ObsoleteFile;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.PutCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files of a compacted lake DuckDB reads.
class CompactedLakeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String TRACKS = "curated/tracks/";
  private static final String POLLS = "curated/ops_coverage/month=2026-11/";

  @TempDir private Path folder;

  @Test
  void currentMergedAndLooseFilesAreRead() throws IOException {
    track(TRACKS + "merged.00000001.000.parquet", "of an older generation");
    track(TRACKS + "merged.00000002.000.parquet", "merged");
    track(TRACKS + "merged.00000002.001.parquet", "second part");
    track(TRACKS + "merged.00000003.000.parquet", "not committed");
    track(TRACKS + "track.me.a.parquet", "loose");
    track(TRACKS + "track.me.b.parquet", "obsolete");
    track(TRACKS + "dt=2026-11-20/track.me.c.parquet", "of an earlier layout");
    track(TRACKS + "dt=2026-11-20/track.me.d.parquet", "obsolete, of an earlier layout");
    commit(
        List.of(
            merged(TRACKS + "merged.00000002.000.parquet", "tracks"),
            merged(TRACKS + "merged.00000002.001.parquet", "tracks")),
        TRACKS + "track.me.b.parquet",
        TRACKS + "merged.00000001.000.parquet",
        TRACKS + "dt=2026-11-20/track.me.d.parquet");

    assertThat(query("SELECT name FROM tracks ORDER BY 1"))
        .containsExactly("loose", "merged", "of an earlier layout", "second part");
  }

  @Test
  void aMergedFileOfAMonthHasItsMonth() throws IOException {
    poll(POLLS + "merged.00000001.000.parquet", 1);
    poll(POLLS + "recently_played.me.a.parquet", 2);
    poll(POLLS + "recently_played.me.b.parquet", 3);
    commit(
        List.of(merged(POLLS + "merged.00000001.000.parquet", "ops_coverage")),
        POLLS + "recently_played.me.b.parquet");

    assertThat(query("SELECT new_plays || ' ' || month FROM ops_coverage ORDER BY 1"))
        .containsExactly("1 2026-11", "2 2026-11");
  }

  @Test
  void aMissingMergedFileIsAnError() throws IOException {
    track(TRACKS + "track.me.a.parquet", "loose");
    commit(List.of(merged(TRACKS + "merged.00000001.000.parquet", "tracks")));

    assertThatThrownBy(() -> query("SELECT name FROM tracks"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("merged.00000001.000.parquet")
        .hasMessageEndingWith("delete manifests/files.json and run: lake replay");
  }

  @Test
  void aLakeOfANewerLayoutIsRefusedInOneLine() throws IOException {
    new FolderObjectStore(folder)
        .put(LakeFiles.KEY, ObjectContent.of("{\"layout\": 3}"), PutCondition.any());

    assertThatThrownBy(() -> query("SELECT 1"))
        .isInstanceOf(LakeException.class)
        .hasMessage("the lake has layout 3; this release knows up to 2; update the command");
  }

  private void track(String key, String name) throws IOException {
    file(
        key,
        new ParquetLake(scratch()).add(Rows.track("2026-11-20T10:00:00Z", name, name, 7, null)));
  }

  private void poll(String key, int newPlays) throws IOException {
    file(
        key,
        new ParquetLake(scratch()).add(OpsRows.poll("2026-11-20T10:00:00Z", newPlays, null, null)));
  }

  private Path scratch() throws IOException {
    return Files.createTempDirectory(folder, "scratch");
  }

  /// Moves the one file of a lake to a key of this one.
  private void file(String key, ParquetLake ofOneFile) throws IOException {
    Path target = folder.resolve(key);
    Files.createDirectories(target.getParent());
    try (var files = Files.walk(ofOneFile.root())) {
      Files.move(files.filter(Files::isRegularFile).findFirst().orElseThrow(), target);
    }
  }

  private static MergedFile merged(String key, String table) {
    return new MergedFile(key, table, key.startsWith(POLLS) ? "2026-11" : null, 1, 1, "00");
  }

  private void commit(List<MergedFile> merged, String... obsolete) throws IOException {
    FolderObjectStore store = new FolderObjectStore(folder);
    List<ObsoleteFile> leftOut =
        Arrays.stream(obsolete).map(key -> new ObsoleteFile(key, NOW)).toList();
    LakeFiles files = new LakeFiles(2, NOW, NOW, merged, List.of(), leftOut);

    assertThat(files.commit(store, LakeFiles.read(store))).isTrue();
  }

  private List<String> query(String sql) {
    try (QueryEngine engine = DuckDbEngine.over(folder, LakeFormat.PARQUET)) {
      return engine.query(sql).rows().stream().map(row -> String.valueOf(row.getFirst())).toList();
    }
  }
}

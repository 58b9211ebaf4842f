package dev.spotifylake.transform;

import static dev.spotifylake.testsupport.DuckLake.row;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.testsupport.FailingStore;
import dev.spotifylake.transform.testing.SyntheticPage;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a transform leaves in the curated store, whatever happened before it.
class TransformerTest {
  @TempDir Path folder;
  private TestLake lake;
  private final MemoryObjectStore curated = new MemoryObjectStore();

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
  }

  @Test
  void theSameObjectAlwaysWritesTheSameFilesWithTheSameBytes() throws IOException {
    String key = putPage();
    TransformReport first = transformer(LakeFormat.BOTH).transform(key);
    Map<String, String> before = contents(curated);

    TransformReport second = transformer(LakeFormat.BOTH).transform(key);

    assertThat(second).isEqualTo(first);
    assertThat(contents(curated)).isEqualTo(before);
  }

  @Test
  void aFileIsNamedByTableMonthRawObjectAndContent() throws IOException {
    String key = putPage();

    TransformReport report = transformer(LakeFormat.BOTH).transform(key);

    assertThat(withoutHashes(report))
        .contains(
            "curated/playlist_items/month=2026-11/playlist_items.me.20261122T100000Z-run0000-0000.parquet",
            "curated-csv/playlist_items/month=2026-11/playlist_items.me.20261122T100000Z-run0000-0000.csv.gz",
            "curated/tracks/playlist_items.me.20261122T100000Z-run0000-0000.parquet");
    assertThat(report.outputs()).isSorted().doesNotContainAnyElementsOf(withoutHashes(report));
    assertThat(contents(curated).keySet())
        .containsAll(report.outputs())
        .hasSize(report.outputs().size() + 1)
        .contains("manifests/" + key + ".json");
  }

  @Test
  void sourcesAndAccountsOfOneRunKeepAllTheirRows() throws IOException {
    String items =
        """
        {"items":[{"id":"t1","type":"track","name":"one"}]}
        """;
    lake.transform(response(Source.TOP_TRACKS, items));
    TestLake sameRun = new TestLake(folder); // counts its runs from the start again
    sameRun.transform(response(Source.TOP_TRACKS, items).withAccount("you"));
    TestLake sameRunAgain = new TestLake(folder);
    sameRunAgain.transform(response(Source.TOP_ARTISTS, items));

    assertThat(lake.query("SELECT account, item_type, run_id FROM top_items ORDER BY ALL"))
        .containsExactly(
            row("me", "artist", "run0000"),
            row("me", "track", "run0000"),
            row("you", "track", "run0000"));
  }

  @Test
  void obsoleteOutputsOfAnEarlierTransformAreDeleted() throws IOException {
    String key = putPage();
    transformer(LakeFormat.BOTH).transform(key);

    TransformReport report = transformer(LakeFormat.CSV).transform(key);

    // The row of ops_objects counts the files, so its CSV file has another content too.
    assertThat(report.deleted())
        .filteredOn(output -> !output.startsWith("curated-csv/ops_objects/"))
        .isNotEmpty()
        .allMatch(output -> output.startsWith("curated/"));
    assertThat(contents(curated).keySet()).noneMatch(output -> output.startsWith("curated/"));
  }

  @Test
  void anAttemptKilledAtAnyWriteIsMendedByTheNext() throws IOException {
    String key = putPage();
    MemoryObjectStore undisturbed = new MemoryObjectStore();
    transformer(undisturbed, LakeFormat.CSV).transform(key);
    Map<String, String> expected = contents(undisturbed);

    for (boolean afterIt : List.of(false, true)) {
      int write = 0;
      FailingStore failing;
      do {
        write++;
        MemoryObjectStore target = new MemoryObjectStore();
        transformer(target, LakeFormat.PARQUET).transform(key);
        failing = new FailingStore(target, write, afterIt);
        transformOrDie(failing, key);
        boolean pending = isPending(target, key);
        boolean unchanged = !contents(target).equals(expected) && write == 1 && !afterIt;
        assertThat(pending || unchanged || contents(target).equals(expected))
            .as("killed at write %s, after it: %s", write, afterIt)
            .isTrue();

        transformer(target, LakeFormat.CSV).transform(key);

        assertThat(contents(target))
            .as("killed at write %s, after it: %s", write, afterIt)
            .isEqualTo(expected);
      } while (failing.died());
      assertThat(write).isGreaterThan(expected.size());
    }
  }

  private void transformOrDie(ObjectStore target, String key) {
    try {
      transformer(target, LakeFormat.CSV).transform(key);
    } catch (IOException killed) {
      assertThat(killed).hasMessageStartingWith("killed");
    }
  }

  private static boolean isPending(MemoryObjectStore target, String rawKey) throws IOException {
    Manifests.Loose manifests = new Manifests(target).loose();
    return !manifests.finished().contains(rawKey) || manifests.unfinished().contains(rawKey);
  }

  @Test
  void aLineOfTwoMegabytesIsReadAsAnyOther() throws IOException {
    String name = "n".repeat(2 << 20);
    String key =
        lake.putRaw(
            response(
                Source.ARTIST,
                """
                {"id":"a1","name":"first"}
                """),
            response(
                Source.ARTIST,
                """
                {"id":"a2","name":"%s"}
                """
                    .formatted(name)),
            response(
                Source.ARTIST,
                """
                {"id":"a3","name":"last"}
                """));

    TransformReport report = lake.transformer(LakeFormat.BOTH).transform(key);

    assertThat(report.elements()).isEqualTo(3);
    assertThat(report.rejects()).isZero();
    assertThat(lake.query("SELECT artist_id, length(name) FROM artists ORDER BY 1"))
        .containsExactly(row("a1", 5L), row("a2", (long) name.length()), row("a3", 4L));
  }

  @Test
  void anObjectThatIsNotThereIsNamed() {
    String key = "raw/source=track/account=me/dt=2026-11-22/100000Z-none-0000.ndjson.gz";

    assertThatThrownBy(() -> transformer(LakeFormat.PARQUET).transform(key))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining(key);
    assertThatThrownBy(() -> transformer(LakeFormat.PARQUET).transform("raw/elsewhere.txt"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("'raw/elsewhere.txt' is no raw key");
  }

  @Test
  void rowsBeforeTheTablesBeginAreRejectsThatCanBeFound() throws IOException {
    String key =
        lake.putRaw(
            response(Source.PLAYLIST_ITEMS, SyntheticPage.ofPlaylist(20, 1))
                .withEntity("p1")
                .withObservedAt(Instant.parse("2019-12-31T23:59:59Z")));

    TransformReport report = lake.transformer(LakeFormat.PARQUET).transform(key);

    assertThat(report.rejects()).isEqualTo(report.elements()).isEqualTo(20);
    assertThat(report.rows().keySet()).containsExactly("ops_fields", "ops_objects", "ops_rejects");
    assertThat(lake.query("SELECT DISTINCT reason, month FROM ops_rejects"))
        .containsExactly(row("outside_partitions", "2020-01"));
  }

  @Test
  void theHashInAFilesNameIsThatOfItsContent() throws IOException {
    transformer(LakeFormat.BOTH).transform(putPage());

    Map<String, String> files = contents(curated);
    files.keySet().removeIf(key -> !key.startsWith("curated"));
    assertThat(files).hasSizeGreaterThan(10);
    files.forEach(
        (key, content) ->
            assertThat(key)
                .matches(".*\\." + sha256(content).substring(0, 16) + "\\.(parquet|csv\\.gz)"));
  }

  @Test
  void theManifestNamesEveryFileWithTheHashOfItsContent() throws IOException {
    String key = putPage();
    transformer(LakeFormat.BOTH).transform(key);

    Map<String, String> files = contents(curated);
    assertThat(Objects.requireNonNull(transformer(LakeFormat.BOTH).manifest(key)).outputs())
        .hasSize(files.size() - 1)
        .allSatisfy(
            output ->
                assertThat(output.sha256())
                    .isEqualTo(sha256(Objects.requireNonNull(files.get(output.key())))));
  }

  @Test
  void theSameObjectInAnotherLakeHasTheSameKeys() throws IOException {
    String key = putPage();
    MemoryObjectStore other = new MemoryObjectStore();

    assertThat(transformer(other, LakeFormat.BOTH).transform(key).outputs())
        .isEqualTo(transformer(LakeFormat.BOTH).transform(key).outputs());
  }

  private static String sha256(String hexadecimal) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hexadecimal)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> withoutHashes(TransformReport report) {
    return report.outputs().stream().map(TableFileFormat::withoutHash).toList();
  }

  private String putPage() throws IOException {
    return lake.putRaw(
        response(Source.PLAYLIST_ITEMS, SyntheticPage.ofPlaylist(20, 1)).withEntity("p1"));
  }

  private Transformer transformer(LakeFormat format) {
    return transformer(curated, format);
  }

  private Transformer transformer(ObjectStore target, LakeFormat format) {
    return new Transformer(lake.store(), target, format);
  }

  private static Map<String, String> contents(ObjectStore store) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var entries = store.list("")) {
      for (String key : entries.map(ObjectEntry::key).toList()) {
        try (StoredObject object = Objects.requireNonNull(store.get(key))) {
          contents.put(key, HexFormat.of().formatHex(object.readAll()));
        }
      }
    }
    return contents;
  }
}

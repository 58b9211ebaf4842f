package dev.spotifylake.history.replay;

import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.MemoryObjectStore;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.compact.Compaction;
import dev.spotifylake.compact.CompactionSettings;
import dev.spotifylake.history.replay.ReplayReport.OutputDifference;
import dev.spotifylake.history.replay.ReplayReport.RowDifference;
import dev.spotifylake.history.replay.ReplayReport.TableDifference;
import dev.spotifylake.testsupport.FailingStore;
import dev.spotifylake.transform.TransformReport;
import dev.spotifylake.transform.Transformer;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [Replay] over a lake of a few raw objects.
class ReplayTest {
  @TempDir Path folder;
  private TestLake lake;
  private final MemoryObjectStore curated = new MemoryObjectStore();
  private Transformer transformer;
  private Replay replay;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
    transformer = transformer(curated);
    replay = new Replay(lake.store(), curated, transformer, 2);
  }

  private Transformer transformer(ObjectStore into) {
    return new Transformer(lake.store(), into, LakeFormat.PARQUET);
  }

  @Test
  void nothingDiffersRightAfterATransform() throws IOException {
    transformer.transform(putArtist("a1"));
    transformer.transform(putArtist("a2"));

    ReplayReport report = replay.replay(ReplaySelection.EVERYTHING, true);

    assertThat(report.objects()).isEqualTo(2);
    assertThat(report.failures()).isEmpty();
    assertThat(report.tables()).containsKeys("artists", "ops_fields", "ops_objects");
    assertThat(report.tables().values()).allMatch(TableDifference::unchanged);
    assertThat(report.tables().get("artists"))
        .isEqualTo(
            new TableDifference(new RowDifference(2, 2, 0, 0, 0), new OutputDifference(0, 0, 0)));
  }

  @Test
  void nothingDiffersWhereTheRowsAreMerged() throws IOException {
    transformer.transform(putArtist("a1"));
    transformer.transform(putArtist("a2"));
    Instant compacted = Instant.parse("2027-01-01T00:00:00Z");
    compactAt(compacted);
    compactAt(compacted.plus(Duration.ofHours(2)));
    try (Stream<ObjectEntry> files = curated.list("curated/")) {
      assertThat(files).isNotEmpty().allMatch(file -> LakeFiles.isMerged(file.key()));
    }

    ReplayReport report = replay.replay(ReplaySelection.EVERYTHING, true);

    assertThat(report.tables().values()).allMatch(TableDifference::unchanged);
    assertThat(report.tables().get("artists"))
        .isEqualTo(
            new TableDifference(new RowDifference(2, 2, 0, 0, 0), new OutputDifference(0, 0, 0)));
  }

  @Test
  void aLostMergedFileIsMadeAgainAsItsErrorSays() throws IOException {
    transformer.transform(putArtist("a1"));
    Instant compacted = Instant.parse("2027-01-01T00:00:00Z");
    compactAt(compacted);
    compactAt(compacted.plus(Duration.ofHours(2)));
    List<MergedFile> merged = LakeFiles.read(curated).files().merged();
    for (MergedFile file : merged) {
      curated.delete(file.key());
    }
    transformer.transform(putArtist("a2"));

    assertThatThrownBy(() -> compactAt(compacted.plus(Duration.ofHours(4))))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("is missing or damaged")
        .hasMessageEndingWith("delete manifests/files.json and run: lake replay");
    curated.delete("manifests/files.json");
    replay.replay(ReplaySelection.EVERYTHING, false);
    compactAt(compacted.plus(Duration.ofHours(6)));

    assertThat(LakeFiles.read(curated).files().merged())
        .filteredOn(file -> file.table().equals("artists"))
        .singleElement()
        .returns(2L, MergedFile::rows);
  }

  private void compactAt(Instant time) throws IOException {
    new Compaction(
            lake.store(),
            curated,
            LakeFormat.PARQUET,
            InstantSource.fixed(time),
            CompactionSettings.DEFAULT)
        .compact();
  }

  @Test
  void aDryRunCountsDifferencesAndWritesNothing() throws IOException {
    String key = putArtist("a1");
    transformer.transform(key);
    plantObsoleteOutput(key);
    int writes = curated.puts().size();

    ReplayReport report = replay.replay(ReplaySelection.EVERYTHING, true);

    assertThat(report.tables().get("artists"))
        .isEqualTo(
            new TableDifference(new RowDifference(5, 1, 0, 0, 4), new OutputDifference(0, 1, 0)));
    assertThat(report.tables().get("tracks"))
        .isEqualTo(
            new TableDifference(new RowDifference(9, 0, 0, 0, 9), new OutputDifference(0, 0, 1)));
    assertThat(report.tables())
        .hasEntrySatisfying("ops_fields", fields -> assertThat(fields.unchanged()).isTrue());
    assertThat(curated.puts()).hasSize(writes);
    assertThat(curated.deletes()).allMatch(deleted -> deleted.endsWith(".begun.json"));
  }

  @Test
  void aReplayDeletesObsoleteOutputs() throws IOException {
    String key = putArtist("a1");
    transformer.transform(key);
    plantObsoleteOutput(key);

    ReplayReport report = replay.replay(ReplaySelection.EVERYTHING, false);

    assertThat(report.tables().get("tracks"))
        .isEqualTo(
            new TableDifference(new RowDifference(9, 0, 0, 0, 9), new OutputDifference(0, 0, 1)));
    assertThat(curated.get("curated/tracks/dt=2026-11-22/obsolete.parquet")).isNull();
    assertThat(replay.replay(ReplaySelection.EVERYTHING, true).tables().values())
        .allMatch(TableDifference::unchanged);
  }

  /// As an earlier release with a faulty mapper would have left it.
  private void plantObsoleteOutput(String rawKey) throws IOException {
    String obsolete = "curated/tracks/dt=2026-11-22/obsolete.parquet";
    curated.put(obsolete, ObjectContent.of("obsolete"), PutCondition.any());
    String manifestKey = "manifests/" + rawKey + ".json";
    String manifest;
    try (StoredObject stored = Objects.requireNonNull(curated.get(manifestKey))) {
      manifest = new String(stored.readAll(), StandardCharsets.UTF_8);
    }
    String changed =
        manifest
            .replaceFirst(
                "(\"table\":\"artists\"),\"rows\":1,(.*?\"sha256\":\")", "$1,\"rows\":5,$200")
            .replace(
                """
                "outputs":[\
                """,
                """
                "outputs":[{"key":"%s","table":"tracks","rows":9,"sha256":"0"},\
                """
                    .formatted(obsolete));
    assertThat(changed).contains("\"rows\":5", "\"rows\":9");
    curated.put(manifestKey, ObjectContent.of(changed), PutCondition.any());
  }

  @Test
  void onlyTheSelectedObjectsAreTransformed() throws IOException {
    putArtist("a1");
    lake.putRaw(entity(Source.ARTIST, "a2").withAccount("you"));
    lake.putRaw(entity(Source.TRACK, "t1"));
    lake.putRaw(entity(Source.ARTIST, "a3").withObservedAt(TestLake.NOW.minus(Duration.ofDays(3))));
    LocalDate today = LocalDate.of(2026, 11, 22);

    assertThat(objects(null, null, null, null)).isEqualTo(4);
    assertThat(objects(today, null, null, null)).isEqualTo(3);
    assertThat(objects(null, today.minusDays(1), null, null)).isEqualTo(1);
    assertThat(objects(today.minusDays(3), today.minusDays(3), null, null)).isEqualTo(1);
    assertThat(objects(null, null, Source.TRACK, null)).isEqualTo(1);
    assertThat(objects(null, null, Source.ARTIST, "you")).isEqualTo(1);
    assertThat(objects(null, null, null, "nobody")).isZero();
  }

  private long objects(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Source source,
      @Nullable String account)
      throws IOException {
    return replay.replay(new ReplaySelection(from, to, source, account), true).objects();
  }

  @Test
  void outputsOfExpiredRawObjectsStay() throws IOException {
    String expired = putArtist("a1");
    TransformReport report = transformer.transform(expired);
    lake.store().delete(expired);
    putArtist("a2");

    replay.replay(ReplaySelection.EVERYTHING, false);

    for (String output : report.outputs()) {
      assertThat(curated.get(output)).isNotNull();
    }
  }

  @Test
  void aRawObjectThatIsNoGzipIsOneReject() throws IOException {
    String bad = "raw/source=artist/account=me/dt=2026-11-22/100000Z-bad-0000.ndjson.gz";
    lake.store().put(bad, ObjectContent.of("no gzip at all"), PutCondition.any());
    putArtist("a1");

    ReplayReport report = replay.replay(ReplaySelection.EVERYTHING, false);

    assertThat(report.tables().get("artists"))
        .isEqualTo(
            new TableDifference(new RowDifference(0, 1, 1, 0, 0), new OutputDifference(1, 0, 0)));
    assertThat(report.tables().get("ops_rejects"))
        .isEqualTo(
            new TableDifference(new RowDifference(0, 1, 1, 0, 0), new OutputDifference(1, 0, 0)));
    assertThat(report.failures()).isEmpty();
  }

  @Test
  void eachObjectThatCannotBePutIsAFailure() throws IOException {
    String first = putArtist("a1");
    String second = putArtist("a2");
    FailingStore failing = new FailingStore(curated, 1, false);

    ReplayReport report =
        new Replay(lake.store(), failing, transformer(failing), 1)
            .replay(ReplaySelection.EVERYTHING, false);

    assertThat(report.objects()).isEqualTo(2);
    assertThat(report.failures())
        .containsExactly(first + ": killed at write 1", second + ": killed at write 2");
    assertThat(report.tables()).isEmpty();
  }

  private String putArtist(String id) throws IOException {
    return lake.putRaw(entity(Source.ARTIST, id));
  }

  private static TestLake.Response entity(Source source, String id) {
    return response(
        source,
        """
        {"id": "%s"}
        """
            .formatted(id));
  }
}

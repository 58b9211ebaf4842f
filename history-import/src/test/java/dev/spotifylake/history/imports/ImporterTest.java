package dev.spotifylake.history.imports;

import static dev.spotifylake.testsupport.DuckLake.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.testsupport.FailingStore;
import dev.spotifylake.transform.Transformer;
import dev.spotifylake.transform.testing.SyntheticPage;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports of saved responses.
class ImporterTest {
  private static final String PRETTY =
      """
      {
        "items" : [
          { "track" : { "id" : "t1", "name" : "a\\nb" } },
          { "track" : null }
        ],
        "offset" : 100,
        "snapshot_id" : "snap"
      }
      """;

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @Test
  void aPrettyPrintedPageIsImportedAtItsOwnOffset() throws IOException {
    ImportReport report = importText(PRETTY);

    assertThat(report.rejects()).isZero();
    assertThat(
            lake.query("SELECT position, snapshot_id, item_status, item_name FROM playlist_items"))
        .containsExactly(row(100, "snap", "present", "a\nb"), row(101, "snap", "removed", null));
  }

  @Test
  void aTruncatedFileIsKeptInRawAndIsOneReject() throws IOException {
    ImportReport report = importText(PRETTY.substring(0, PRETTY.length() / 2));

    assertThat(report.rejects()).isEqualTo(1);
    assertThat(lake.query("SELECT reason FROM ops_rejects")).containsExactly(row("truncated"));
    assertThat(rawObjects()).hasSize(1);
  }

  @Test
  void aPageOfHtmlIsKeptInRawAndIsOneReject() throws IOException {
    ImportReport report = importText("<!DOCTYPE html><html></html>");

    assertThat(report.rejects()).isEqualTo(1);
    assertThat(lake.query("SELECT reason FROM ops_rejects")).containsExactly(row("not_json"));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertRefused("", "p1", null, "is empty; nothing was imported");
  }

  @Test
  void aFileThatIsAbsentIsRefused() {
    assertThatThrownBy(
            () ->
                importer(lake.store(), TestLake.NOW)
                    .importResponse(
                        folder.resolve("none.json"), Source.PLAYLIST_ITEMS, "p1", "me", null))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("none.json is no file");
  }

  @Test
  void aTimeBeforeTheTablesBeginIsRefused() {
    assertRefused(
        PRETTY,
        "p1",
        Instant.parse("2019-12-31T23:59:59Z"),
        "--observed-at 2019-12-31T23:59:59Z is before the tables begin; nothing was imported."
            + " Expected a time from 2020-01-01T00:00:00Z on");
  }

  @Test
  void aTimeInTheFutureIsRefused() {
    assertRefused(PRETTY, "p1", TestLake.NOW.plusMillis(1), "is in the future");
  }

  @Test
  void playlistItemsWithoutAPlaylistIdAreRefused() {
    assertRefused(PRETTY, "", null, "--entity");
  }

  private void assertRefused(
      String text, String entity, @Nullable Instant observedAt, String message) {
    assertThatThrownBy(
            () -> importText(text, Source.PLAYLIST_ITEMS, entity, observedAt, TestLake.NOW))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining(message);
    assertThat(lake.root()).doesNotExist();
  }

  @Test
  void aSecondImportTakesTheTimeOfTheFirst() throws IOException {
    ImportReport first = importText(PRETTY, Source.PLAYLIST_ITEMS, "p1", null, TestLake.NOW);
    Instant later = TestLake.NOW.plus(Duration.ofHours(5));

    ImportReport second =
        importText(PRETTY, Source.PLAYLIST_ITEMS, "p1", later.minusSeconds(1), later);

    assertThat(second.alreadyThere()).isTrue();
    assertThat(second.transforms()).isEqualTo(first.transforms());
    assertThat(rawObjects()).hasSize(1);
    assertThat(lake.query("SELECT count(*) FROM playlist_items")).containsExactly(row(2L));
  }

  @Test
  void aSecondImportWritesTheSameFilesAndNoMore() throws IOException {
    String page = SyntheticPage.ofPlaylist(50, 7);
    ImportReport first = importText(page);
    List<String> files = filesOf(lake.root());

    ImportReport second = importText(page);

    assertThat(first.alreadyThere()).isFalse();
    assertThat(second.alreadyThere()).isTrue();
    assertThat(second.transforms()).isEqualTo(first.transforms());
    assertThat(filesOf(lake.root())).isEqualTo(files);
  }

  private static List<String> filesOf(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void theSameContentForAnotherPlaylistIsAnotherImport() throws IOException {
    importText(PRETTY, Source.PLAYLIST_ITEMS, "p1", null, TestLake.NOW);
    importText(PRETTY, Source.PLAYLIST_ITEMS, "p2", null, TestLake.NOW);

    assertThat(lake.query("SELECT playlist_id, count(*) FROM playlist_items GROUP BY 1 ORDER BY 1"))
        .containsExactly(row("p1", 2L), row("p2", 2L));
  }

  @Test
  void theNextImportRepairsOneThatWasKilledAtAnyWrite() throws IOException {
    for (int write = 1; write <= 9; write++) {
      for (boolean afterIt : List.of(false, true)) {
        TestLake killed = new TestLake(folder.resolve("killed-" + write + afterIt));
        FailingStore failing = new FailingStore(killed.store(), write, afterIt);
        Path file = Files.writeString(folder.resolve("page.json"), PRETTY);
        try {
          importer(failing, TestLake.NOW)
              .importResponse(file, Source.PLAYLIST_ITEMS, "p1", "me", null);
        } catch (IOException death) {
          assertThat(death).hasMessageStartingWith("killed");
        }
        assertThat(failing.died()).isTrue();

        importer(killed.store(), TestLake.NOW.plusSeconds(99))
            .importResponse(file, Source.PLAYLIST_ITEMS, "p1", "me", null);

        assertThat(
                killed.query(
                    "SELECT count(*), count(DISTINCT position), min(raw_key) = max(raw_key) FROM"
                        + " playlist_items"))
            .containsExactly(row(2L, 2L, true));
      }
    }
  }

  private ImportReport importText(String text) throws IOException {
    return importText(text, Source.PLAYLIST_ITEMS, "p1", null, TestLake.NOW);
  }

  private ImportReport importText(
      String text, Source source, String entity, @Nullable Instant observedAt, Instant now)
      throws IOException {
    Path file = Files.writeString(folder.resolve("page.json"), text);
    return importer(lake.store(), now).importResponse(file, source, entity, "me", observedAt);
  }

  private static Importer importer(ObjectStore store, Instant now) {
    InstantSource clock = InstantSource.fixed(now);
    return new Importer(store, new Transformer(store, store, LakeFormat.PARQUET), clock);
  }

  private List<String> rawObjects() throws IOException {
    try (var entries = lake.store().list("raw/")) {
      return entries.map(entry -> entry.key()).toList();
    }
  }
}

package dev.spotifylake.history.imports;

import static dev.spotifylake.history.testing.HistoryFiles.folder;
import static dev.spotifylake.history.testing.HistoryFiles.list;
import static dev.spotifylake.history.testing.HistoryFiles.row;
import static dev.spotifylake.history.testing.HistoryFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports that are refused.
class HistoryRefusalTest {
  private static final String PLAYS = list(row("2019-05-01T10:00:00Z", "spotify:track:t1", 1000));

  @TempDir Path folder;

  @Test
  void aZipThatUnpacksToManyTimesItsSizeIsRefused() throws IOException {
    // 128 MB of spaces in some 128 KB.
    Path bomb = folder.resolve("bomb.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("endsong_0.json"));
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 128; i++) {
        out.write(spaces);
      }
      out.closeEntry();
    }

    assertRefused(bomb, null, "bomb.zip would unpack to more than", "'endsong_0.json'");
  }

  @Test
  void aZipThatUnpacksToMoreThanItDeclaresIsRefused() throws IOException {
    Path bomb = folder.resolve("bomb.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("endsong_0.json"));
      out.write('[');
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 128; i++) {
        out.write(spaces);
      }
      out.closeEntry();
    }
    byte[] bytes = Files.readAllBytes(bomb);
    int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\001\002");
    // The size before compression, as the directory states it.
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 1_000);
    Files.write(bomb, bytes);

    assertRefused(bomb, null, "bomb.zip would unpack to more than", "'endsong_0.json'");
  }

  @Test
  void aZipOfVeryManyFilesIsRefused() throws IOException {
    Path many = folder.resolve("many.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(many))) {
      for (int i = 0; i <= 10_000; i++) {
        out.putNextEntry(new ZipEntry("endsong_" + i + ".json"));
        out.closeEntry();
      }
    }

    assertRefused(many, null, "many.zip holds 10001 files; an export has some dozen");
  }

  @Test
  void aZipWithPathsOutsideItIsRefused() throws IOException {
    for (String trick :
        new String[] {"../endsong_0.json", "/etc/endsong_0.json", "a\\..\\endsong.json", "C:\\x"}) {
      Path zip = zip(folder.resolve("trick.zip"), Map.of("endsong_1.json", PLAYS, trick, PLAYS));

      assertRefused(zip, null, "'" + trick + "', which leads out of it");
    }
  }

  @Test
  void aLinkInTheFolderIsRefused() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere.json"), PLAYS);
    Path export = Files.createDirectory(folder.resolve("export"));
    Files.createSymbolicLink(export.resolve("endsong_0.json"), elsewhere);

    assertRefused(export, null, "endsong_0.json is a link");
  }

  @Test
  void aFileThatIsNoZipIsRefused() throws IOException {
    Path zip = Files.writeString(folder.resolve("my.zip"), "no zip at all");

    assertRefused(zip, null, "my.zip is no readable zip", "Download the export again");
  }

  @Test
  void anExportWithoutHistoryIsRefused() throws IOException {
    assertRefused(
        zip(folder.resolve("my.zip"), Map.of("Playlist1.json", "{}")),
        null,
        "holds no streaming history; expected files named Streaming_History_*.json");
    assertRefused(folder.resolve("none"), null, "none is not there");
  }

  @Test
  void theExportOfAnotherPersonIsRefused() throws IOException {
    Map<String, String> files = Map.of("endsong_0.json", PLAYS);

    assertRefused(
        folder(folder.resolve("old"), files),
        "someone",
        "is the history of listener, but account 'me' is someone");
    assertRefused(
        folder(
            folder.resolve("short"),
            Map.of(
                "StreamingHistory0.json",
                "[]",
                "Userdata.json",
                """
                {"username":"other"}
                """)),
        "listener",
        "is the history of other");
  }

  @Test
  void theHistoriesOfTwoPeopleAreRefused() throws IOException {
    String other = PLAYS.replace("\"listener\"", "\"other\"");

    assertRefused(
        folder(folder.resolve("both"), Map.of("endsong_0.json", PLAYS, "endsong_1.json", other)),
        null,
        "holds the histories of listener, other");
  }

  @Test
  void theOwnersExportIsImported() throws IOException {
    Path export = folder(folder.resolve("mine"), Map.of("endsong_0.json", PLAYS));

    assertThat(importer().importHistory(export, "me", null, "listener").newPlays()).isEqualTo(1);
  }

  @Test
  void aTimeBeforeTheTablesBeginIsRefused() throws IOException {
    Path export = folder(folder.resolve("mine"), Map.of("endsong_0.json", PLAYS));

    assertThatThrownBy(
            () ->
                importer().importHistory(export, "me", Instant.parse("2019-01-01T00:00:00Z"), null))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("before the tables begin");
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  private void assertRefused(Path export, @Nullable String spotifyId, String... message) {
    assertThatThrownBy(() -> importer().importHistory(export, "me", null, spotifyId))
        .isInstanceOf(LakeException.class)
        .hasMessageContainingAll(message);
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  private HistoryImporter importer() {
    TestLake lake = new TestLake(folder.resolve("lake"));
    return new HistoryImporter(
        lake.store(), lake.transformer(LakeFormat.PARQUET), InstantSource.fixed(TestLake.NOW));
  }
}

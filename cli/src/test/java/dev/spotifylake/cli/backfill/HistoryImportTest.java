package dev.spotifylake.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lake import` of a streaming-history export.
class HistoryImportTest {
  private static final String PLAY =
      """
      {"ts":"2019-05-01T10:00:00Z","username":"listener","ms_played":190000,"conn_country":"DE","ip_addr":"203.0.113.7",
       "master_metadata_track_name":"Song","master_metadata_album_artist_name":"Band","spotify_track_uri":"spotify:track:t1"}\
      """;

  @TempDir private Path folder;

  @Test
  void aZipBecomesPlays() throws IOException {
    zip("[" + PLAY + "," + PLAY + "]");

    Result result = run("my_spotify_data.zip");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("2 rows read in 1 files = 1 new plays + 0 known + 1 repeats + 0 rejects")
        .contains("from 2019-05-01T10:00:00Z to 2019-05-01T10:00:00Z");
    assertThat(plays()).isEqualTo("track_name,artist_name,ms_played\nSong,Band,190000\n");
  }

  @Test
  void aSecondImportAddsNothing() throws IOException {
    zip("[" + PLAY + "]");
    run("my_spotify_data.zip");

    Result again = run("my_spotify_data.zip");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("was in the lake already", "= 0 new plays + 1 known");
    assertThat(plays()).isEqualTo("track_name,artist_name,ms_played\nSong,Band,190000\n");
  }

  @Test
  void aBrokenFileIsImportedInPart() throws IOException {
    zip("[" + PLAY + ",");

    Result result = run("my_spotify_data.zip");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("endsong_0.json cannot be read on after 1 rows");
    assertThat(plays()).endsWith("Song,Band,190000\n");
  }

  @Test
  void aFileWithoutExportNameOrSourceIsRefused() throws IOException {
    Files.writeString(folder.resolve("page.json"), "{}");

    Result result = run("page.json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines()).singleElement().asString().contains("page.json", "--source");
    assertThat(folder.resolve("mine")).doesNotExist();
  }

  private void zip(String text) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("my_spotify_data.zip")))) {
      zip.putNextEntry(new ZipEntry("MyData/endsong_0.json"));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private Result run(String export) {
    return new CommandTester(folder).run("import", "--lake", "mine", export);
  }

  private String plays() {
    return new CommandTester(folder)
        .run(
            "query",
            "--lake",
            "mine",
            "--csv",
            "SELECT track_name, artist_name, ms_played FROM v_plays")
        .out();
  }
}

package dev.spotifylake.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PAGE_SIZE = 50;

  @TempDir private Path folder;

  @BeforeEach
  void writePage() throws IOException {
    Files.writeString(folder.resolve("page.json"), page().toString());
  }

  @Test
  void anOldPlaylistPageGivesTheIdsThatDuckDbFinds() throws Exception {
    Result result = importPage("page.json");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(lake("SELECT position FROM playlist_items ORDER BY 1"))
        .isEqualTo(lake("SELECT range AS position FROM range(" + PAGE_SIZE + ")"));
    assertThat(lake("SELECT track_id FROM tracks ORDER BY 1"))
        .isEqualTo(json("SELECT DISTINCT item.track.id FROM entries ORDER BY 1"))
        .hasSizeGreaterThan(30);
    assertThat(lake("SELECT album_id FROM albums ORDER BY 1"))
        .isEqualTo(json("SELECT DISTINCT item.track.album.id FROM entries ORDER BY 1"))
        .hasSizeGreaterThan(10);
    assertThat(lake("SELECT artist_id FROM artists ORDER BY 1"))
        .isEqualTo(
            json(
                "SELECT DISTINCT artist.id FROM (SELECT unnest(item.track.artists) AS artist FROM"
                    + " entries UNION ALL SELECT unnest(item.track.album.artists) FROM entries)"
                    + " ORDER BY 1"))
        .hasSizeGreaterThan(10);
  }

  @Test
  void aSecondImportOfAPageAddsNothing() {
    importPage("page.json");
    List<String> before = lake("SELECT count(*) FROM tracks UNION ALL SELECT count(*) FROM plays");

    Result again = importPage("page.json");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("was in the lake already");
    assertThat(lake("SELECT count(*) FROM tracks UNION ALL SELECT count(*) FROM plays"))
        .isEqualTo(before);
    assertThat(lake("SELECT count(*) FROM playlist_items")).containsExactly("50");
  }

  @Test
  void aPrettyPrintedFileIsImported() throws IOException {
    Files.writeString(folder.resolve("pretty.json"), page().toPrettyString());

    assertThat(importPage("pretty.json").exitCode()).isZero();
    assertThat(lake("SELECT count(*) FROM playlist_items")).containsExactly("50");
  }

  @Test
  void aTruncatedFileIsStoredAndBecomesOneReject() throws IOException {
    Files.writeString(folder.resolve("half.json"), page().toString().substring(0, 5_000));

    Result result = importPage("half.json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .contains("half.json", "ops_rejects");
    assertThat(lake("SELECT reason FROM ops_rejects")).containsExactly("truncated");
    assertThat(folder.resolve("mine/raw")).isDirectory();
  }

  @Test
  void anHtmlPageIsStoredAndBecomesOneReject() throws IOException {
    Files.writeString(
        folder.resolve("error.html"), "<html>\n<body>502 Bad Gateway</body></html>\n");

    assertThat(importPage("error.html").exitCode()).isEqualTo(3);
    assertThat(lake("SELECT reason FROM ops_rejects")).containsExactly("not_json");
  }

  @Test
  void anEmptyFileWritesNothing() throws IOException {
    Files.createFile(folder.resolve("empty.json"));

    Result result = importPage("empty.json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines()).singleElement().asString().contains("empty.json is empty");
    assertThat(folder.resolve("mine")).doesNotExist();
  }

  @Test
  void validFilesAreImportedDespiteABrokenOne() {
    Result result =
        new CommandTester(folder)
            .run(
                "import",
                "--lake",
                "mine",
                "absent.json",
                "page.json",
                "--source",
                "playlist_items",
                "--entity",
                "p1",
                "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err().lines()).singleElement().asString().contains("absent.json");
    assertThat(lake("SELECT count(*) FROM playlist_items")).containsExactly("50");
  }

  @Test
  void anUnknownSourceIsWrongUsage() {
    Result result =
        new CommandTester(folder).run("import", "page.json", "--source", "playlists_items");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("playlists_items", "playlist_items");
  }

  @Test
  void aReplayRestoresTablesAndADryRunChangesNothing() throws IOException {
    importPage("page.json");
    Path tracks = folder.resolve("mine/curated/tracks");
    try (var files = Files.walk(tracks)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    CommandTester command = new CommandTester(folder);

    Result dry = command.run("replay", "--lake", "mine", "--dry-run");
    assertThat(dry.exitCode()).isZero();
    assertThat(dry.out().lines().map(line -> line.strip().replaceAll("[^a-z0-9_]+", " ")))
        .contains("tracks 0 39 39 0 0 yes")
        .anyMatch(line -> line.matches("albums (\\d+) \\1 0 0 0 no"));
    assertThat(lake("SELECT count(*) FROM tracks")).containsExactly("0");

    assertThat(command.run("replay", "--lake", "mine", "--source", "top_tracks").exitCode())
        .isZero();
    assertThat(lake("SELECT count(*) FROM tracks")).containsExactly("0");

    assertThat(command.run("replay", "--lake", "mine").out()).contains("tracks");
    assertThat(lake("SELECT count(*) FROM tracks")).isNotEqualTo(List.of("0"));
  }

  private Result importPage(String file) {
    return new CommandTester(folder)
        .run(
            "import",
            "--lake",
            "mine",
            file,
            "--source",
            "playlist_items",
            "--entity",
            "37i9dQZF1DXcBWIGoYBM5M");
  }

  private List<String> lake(String sql) {
    Result result = new CommandTester(folder).run("query", "--lake", "mine", "--csv", sql);
    assertThat(result.err()).isEmpty();
    return result.out().lines().skip(1).toList();
  }

  /// Queries the file with DuckDB's own JSON reader.
  private List<String> json(String sql) throws SQLException {
    String entries =
        "WITH entries AS (SELECT unnest(items) AS item FROM read_json('%s')) "
            .formatted(folder.resolve("page.json"));
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(entries + sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /// Fifty entries as `playlists/{id}/tracks` returned them in 2024. Songs, albums and artists
  /// recur, and most albums have an artist of their own.
  private static ObjectNode page() {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    for (int i = 0; i < PAGE_SIZE; i++) {
      ObjectNode entry = items.addObject();
      entry.put("added_at", "2024-01-0" + (1 + i % 9) + "T05:00:00Z");
      entry.putObject("added_by").put("id", "").put("type", "user");
      entry.put("is_local", false);
      ObjectNode track = entry.putObject("track");
      int song = i % 43;
      track.put("id", id("track", song)).put("name", "Söng \"%d\", part".formatted(song));
      track.put("uri", "spotify:track:" + id("track", song)).put("type", "track");
      track.put("track", true).put("episode", false).put("is_local", false);
      track.put("duration_ms", 180_000 + song).put("explicit", i % 2 == 0).put("popularity", song);
      track.putObject("external_ids").put("isrc", "XX000000000" + song);
      artists(track, song % 17, song % 5);
      ObjectNode album = track.putObject("album");
      album.put("id", id("album", song % 23)).put("name", "Album").put("type", "album");
      album.put("uri", "spotify:album:" + id("album", song % 23));
      album.put("release_date", "2023").put("release_date_precision", "year");
      album.put("total_tracks", 10).put("album_type", "album");
      artists(album, 100 + song % 23, song % 17);
    }
    page.put("limit", PAGE_SIZE).put("offset", 0).put("total", PAGE_SIZE);
    page.putNull("next").putNull("previous");
    return page;
  }

  private static void artists(ObjectNode holder, int... numbers) {
    ArrayNode artists = holder.putArray("artists");
    for (int number : numbers) {
      artists
          .addObject()
          .put("id", id("artist", number))
          .put("name", "Artist " + number)
          .put("type", "artist")
          .put("uri", "spotify:artist:" + id("artist", number));
    }
  }

  private static String id(String kind, int number) {
    return (kind + number + "0000000000000000000000").substring(0, 22);
  }
}

package dev.spotifylake.transform;

import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.testing.SyntheticPage;
import dev.spotifylake.transform.testing.TestLake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page of a playlist as an older pipeline saved it, counted by DuckDB's own JSON reader.
class PlaylistPageTest {
  @TempDir Path folder;

  @Test
  void entriesKeepTheirPositionsAndAllIdsAreInTables() throws Exception {
    TestLake lake = new TestLake(folder.resolve("lake"));
    Path page = folder.resolve("page.json");
    Files.writeString(page, SyntheticPage.ofPlaylist(50, 7));

    TransformReport report =
        lake.transform(response(Source.PLAYLIST_ITEMS, Files.readString(page)).withEntity("p1"));

    assertThat(report.rejects()).isZero();
    assertThat(lake.query("SELECT position FROM playlist_items ORDER BY position"))
        .isEqualTo(lake.query("SELECT CAST(range AS INTEGER) FROM range(50)"));
    assertThat(ids(lake, "SELECT track_id FROM tracks"))
        .isEqualTo(independent(page, "SELECT item.track.id AS id FROM items"))
        .hasSizeGreaterThan(20);
    assertThat(ids(lake, "SELECT album_id FROM albums"))
        .isEqualTo(independent(page, "SELECT item.track.album.id AS id FROM items"));
    assertThat(ids(lake, "SELECT artist_id FROM artists"))
        .isEqualTo(
            independent(
                page,
                "SELECT unnest(item.track.artists).id AS id FROM items"
                    + " UNION ALL SELECT unnest(item.track.album.artists).id FROM items"));
  }

  private static List<String> ids(TestLake lake, String sql) {
    return lake
        .query(
            "SELECT id FROM ("
                + sql.replaceFirst("SELECT (\\w+)", "SELECT $1 AS id")
                + ") ORDER BY id")
        .stream()
        .map(row -> String.valueOf(row.getFirst()))
        .toList();
  }

  private static List<String> independent(Path page, String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result =
            statement.executeQuery(
                "WITH items AS (SELECT unnest(items) AS item FROM read_json('"
                    + page
                    + "')) SELECT DISTINCT id FROM ("
                    + sql
                    + ") WHERE id IS NOT NULL ORDER BY id")) {
      List<String> ids = new ArrayList<>();
      while (result.next()) {
        ids.add(result.getString(1));
      }
      return ids;
    }
  }
}

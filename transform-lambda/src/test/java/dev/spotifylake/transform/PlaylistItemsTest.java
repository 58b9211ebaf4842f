package dev.spotifylake.transform;

import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Playlists and their entries, in both spellings and with everything Spotify puts into them.
class PlaylistItemsTest {
  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
  }

  @Test
  void everyKindOfEntryKeepsItsPosition() throws IOException {
    TransformReport report =
        lake.transform(
            response(
                    Source.PLAYLIST_ITEMS,
                    """
                    {"items":[
                      {"added_at":"2024-01-12T05:00:00Z","added_by":{"id":"user one"},"is_local":false,
                        "track":{"type":"track","id":"t1","uri":"spotify:track:t1","name":"One"}},
                      {"added_at":"1970-01-01T00:00:00Z","added_by":{"id":""},"track":null},
                      {"added_at":null,"added_by":null,"is_local":true,"item":{"type":"track","id":null,
                        "uri":"spotify:local:x:y:z:1","name":"z","album":{"id":null},"artists":[{"name":"x"}]}},
                      {"added_at":"2024-01-12T05:00:00Z","item":{"type":"episode","id":"e1",
                        "uri":"spotify:episode:e1","name":"Talk","release_date":"2007-03",
                        "show":{"id":"s1","name":"Show"}}},
                      {"added_at":"2024-01-12T05:00:00Z","item":{"type":"episode","id":null,"uri":null,
                        "name":null,"release_date":"0000"}},
                      {"added_at":"2024-01-12T05:00:00Z","item":{"type":"chapter","id":"c1",
                        "uri":"spotify:chapter:c1","name":"Ch"}}]}
                    """)
                .withEntity("p1")
                .withContext(new RawContext(null, "snap", 100, "pass", List.of(), null)));

    assertThat(report.rejects()).isZero();
    assertThat(
            lake.query(
                "SELECT playlist_id, snapshot_id, pass_id, position, item_status, item_type,"
                    + " track_id, episode_id, item_name, year(CAST(added_at AS TIMESTAMP)),"
                    + " added_by, is_local FROM playlist_items ORDER BY position"))
        .map(Object::toString)
        .containsExactly(
            "[p1, snap, pass, 100, present, track, t1, null, One, 2024, user one, false]",
            "[p1, snap, pass, 101, removed, null, null, null, null, null, null, null]",
            "[p1, snap, pass, 102, local, track, null, null, z, null, null, true]",
            "[p1, snap, pass, 103, present, episode, null, e1, Talk, 2024, null, null]",
            "[p1, snap, pass, 104, ghost, episode, null, null, null, 2024, null, null]",
            "[p1, snap, pass, 105, present, chapter, null, null, Ch, 2024, null, null]");
    assertThat(lake.query("SELECT track_id FROM tracks")).hasToString("[[t1]]");
    assertThat(
            lake.query(
                "SELECT episode_id, show_id, release_date_raw, CAST(release_date AS VARCHAR) FROM"
                    + " episodes"))
        .hasToString("[[e1, s1, 2007-03, 2007-03-01]]");
    assertThat(lake.query("SELECT show_id, name FROM shows")).hasToString("[[s1, Show]]");
  }

  @Test
  void anEntryWithBothSpellingsIsReadOnceByTheNewOne() throws IOException {
    lake.transform(
        response(
                Source.PLAYLIST_ITEMS,
                "{\"items\":[{\"item\":{\"id\":\"new\",\"type\":\"track\",\"track\":true},\"track\":{\"id\":\"old\"}}]}")
            .withEntity("p1"));

    assertThat(lake.query("SELECT track_id FROM playlist_items")).hasToString("[[new]]");
    assertThat(lake.query("SELECT track_id FROM tracks")).hasToString("[[new]]");
  }

  @Test
  void theOffsetOfTheRequestCountsWhereTheContextHasNone() throws IOException {
    lake.transform(
        response(Source.PLAYLIST_ITEMS, "{\"items\":[{\"track\":null}]}")
            .withEntity("p1")
            .withParams(Map.of("offset", "50")));

    assertThat(lake.query("SELECT position FROM playlist_items")).hasToString("[[50]]");
  }

  @Test
  void aWholePlaylistSavedInBothSpellingsGivesEachEntryOnce() throws IOException {
    String contents =
        "{\"items\":[{\"track\":{\"id\":\"t1\",\"type\":\"track\"}},{\"track\":null}]}";

    TransformReport report =
        lake.transform(
            response(
                    Source.PLAYLIST_ITEMS,
                    "{\"id\":\"p1\",\"tracks\":" + contents + ",\"items\":" + contents + "}")
                .withEntity("p1"));

    assertThat(report.elements()).isEqualTo(2);
    assertThat(report.rows()).containsEntry("playlist_items", 2L);
  }

  @Test
  void aPlaylistTellsWhetherItsContentsCanBeRead() throws IOException {
    lake.transform(
        response(
            Source.PLAYLISTS,
            """
            {"items":[
              {"id":"p1","name":"new","items":{"total":3},"owner":{"id":"u","display_name":"U"},"public":true},
              {"id":"p2","name":"old","tracks":{"total":"4.0"},"collaborative":true,"followers":{"total":null}},
              {"id":"p3","name":"closed","snapshot_id":"s"},
              null]}
            """));

    assertThat(
            lake.query(
                "SELECT playlist_id, total_items, contents_visible, owner_id, owner_name,"
                    + " is_public, is_collaborative, snapshot_id, followers FROM playlists ORDER BY"
                    + " 1"))
        .map(Object::toString)
        .containsExactly(
            "[p1, 3, true, u, U, true, null, null, null]",
            "[p2, 4, true, null, null, null, true, null, null]",
            "[p3, null, false, null, null, null, null, s, null]");
  }

  @Test
  void aPlaylistByItselfTellsOfItsTracksButIsNoReadingOfThem() throws IOException {
    TransformReport report =
        lake.transform(
            response(
                    Source.PLAYLIST,
                    "{\"id\":\"p1\",\"followers\":{\"total\":\"7\"},\"tracks\":{\"total\":1,\"items\":"
                        + "[{\"track\":{\"id\":\"t1\",\"type\":\"track\",\"artists\":[{\"id\":\"a1\"}]}},null]}}")
                .withEntity("p1"),
            response(Source.PLAYLIST, "{\"id\":\"p2\",\"items\":{\"total\":1}}").withEntity("p2"));

    assertThat(report.elements()).isEqualTo(2);
    assertThat(report.rows())
        .containsEntry("playlists", 2L)
        .containsEntry("tracks", 1L)
        .containsEntry("artists", 1L)
        .doesNotContainKey("playlist_items");
    assertThat(
            lake.query("SELECT playlist_id, contents_visible, followers FROM playlists ORDER BY 1"))
        .hasToString("[[p1, true, 7], [p2, false, null]]");
  }
}

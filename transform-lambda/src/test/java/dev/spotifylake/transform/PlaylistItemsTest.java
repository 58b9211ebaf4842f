package dev.spotifylake.transform;

import static dev.spotifylake.testsupport.DuckLake.row;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
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
    assertThat(lake.query("SELECT DISTINCT playlist_id, snapshot_id, pass_id FROM playlist_items"))
        .containsExactly(row("p1", "snap", "pass"));
    assertThat(
            lake.query(
                "SELECT position, item_status, item_type, track_id, episode_id, item_name,"
                    + " year(CAST(added_at AS TIMESTAMP)), added_by, is_local"
                    + " FROM playlist_items ORDER BY position"))
        .containsExactly(
            row(100, "present", "track", "t1", null, "One", 2024L, "user one", false),
            row(101, "removed", null, null, null, null, null, null, null),
            row(102, "local", "track", null, null, "z", null, null, true),
            row(103, "present", "episode", null, "e1", "Talk", 2024L, null, null),
            row(104, "ghost", "episode", null, null, null, 2024L, null, null),
            row(105, "present", "chapter", null, null, "Ch", 2024L, null, null));
    assertThat(lake.query("SELECT track_id FROM tracks")).containsExactly(row("t1"));
    assertThat(
            lake.query("SELECT episode_id, show_id, release_date_raw, release_date FROM episodes"))
        .containsExactly(row("e1", "s1", "2007-03", LocalDate.of(2007, 3, 1)));
    assertThat(lake.query("SELECT show_id, name FROM shows")).containsExactly(row("s1", "Show"));
  }

  @Test
  void anEntryWithBothSpellingsIsReadOnceByTheNewOne() throws IOException {
    lake.transform(
        response(
                Source.PLAYLIST_ITEMS,
                """
                {"items":[{"item":{"id":"new","type":"track","track":true},"track":{"id":"old"}}]}
                """)
            .withEntity("p1"));

    assertThat(lake.query("SELECT track_id FROM playlist_items")).containsExactly(row("new"));
    assertThat(lake.query("SELECT track_id FROM tracks")).containsExactly(row("new"));
  }

  @Test
  void theOffsetOfTheRequestCountsWhereTheContextHasNone() throws IOException {
    lake.transform(
        response(
                Source.PLAYLIST_ITEMS,
                """
                {"items":[{"track":null}]}
                """)
            .withEntity("p1")
            .withParams(Map.of("offset", "50")));

    assertThat(lake.query("SELECT position FROM playlist_items")).containsExactly(row(50));
  }

  @Test
  void aWholePlaylistSavedInBothSpellingsGivesEachEntryOnce() throws IOException {
    String contents =
        """
        {"items":[{"track":{"id":"t1","type":"track"}},{"track":null}]}
        """;

    TransformReport report =
        lake.transform(
            response(
                    Source.PLAYLIST_ITEMS,
                    """
                    {"id":"p1","tracks":%1$s,"items":%1$s}
                    """
                        .formatted(contents))
                .withEntity("p1"));

    assertThat(report.elements()).isEqualTo(2);
    assertThat(report.rows()).containsEntry("playlist_items", 2L);
  }

  @Test
  void aPlaylistRowShowsWhetherItsContentsAreVisible() throws IOException {
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
        .containsExactly(
            row("p1", 3, true, "u", "U", true, null, null, null),
            row("p2", 4, true, null, null, null, true, null, null),
            row("p3", null, false, null, null, null, null, "s", null));
  }

  @Test
  void aPlaylistObjectGivesTracksButNoPlaylistItems() throws IOException {
    TransformReport report =
        lake.transform(
            response(
                    Source.PLAYLIST,
                    """
                    {"id":"p1","followers":{"total":"7"},
                     "tracks":{"total":1,"items":[
                       {"track":{"id":"t1","type":"track","artists":[{"id":"a1"}]}},
                       null]}}
                    """)
                .withEntity("p1"),
            response(
                    Source.PLAYLIST,
                    """
                    {"id":"p2","items":{"total":1}}
                    """)
                .withEntity("p2"));

    assertThat(report.elements()).isEqualTo(2);
    assertThat(report.rows())
        .containsEntry("playlists", 2L)
        .containsEntry("tracks", 1L)
        .containsEntry("artists", 1L)
        .doesNotContainKey("playlist_items");
    assertThat(
            lake.query("SELECT playlist_id, contents_visible, followers FROM playlists ORDER BY 1"))
        .containsExactly(row("p1", true, 7L), row("p2", false, null));
  }
}

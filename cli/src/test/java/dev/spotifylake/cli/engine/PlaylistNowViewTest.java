package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.table.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `v_playlist_now`: the entries of the latest complete pass.
class PlaylistNowViewTest {
  private static final String EARLY = "2026-11-20T01:00:00Z";
  private static final String LATE = "2026-11-20T02:00:00Z";

  @TempDir private Path folder;

  @Test
  void theLatestCompletePassIsShown() {
    lake(
        Rows.pass(EARLY, "playlist_items", "p", "pass1", true),
        Rows.item(EARLY, "p", "pass1", 0, "old"),
        Rows.item(EARLY, "p", "pass1", 1, "gone"),
        Rows.pass(LATE, "playlist_items", "p", "pass2", true),
        Rows.item(LATE, "p", "pass2", 0, "new"));

    assertThat(now()).containsExactly("p 0 new null");
  }

  @Test
  void anIncompletePassChangesNothing() {
    lake(
        Rows.pass(EARLY, "playlist_items", "p", "pass1", true),
        Rows.item(EARLY, "p", "pass1", 0, "whole"),
        Rows.pass(LATE, "playlist_items", "p", "pass2", false),
        Rows.item(LATE, "p", "pass2", 0, "half"));

    assertThat(now()).containsExactly("p 0 whole null");
  }

  @Test
  void aDeletedPlaylistIsGoneAndOthersShowTheirLatestName() {
    lake(
        Rows.pass(EARLY, "playlists", null, "list1", true),
        Rows.playlist(EARLY, "p", "First name", "list1"),
        Rows.playlist(EARLY, "q", "Deleted", "list1"),
        Rows.pass(LATE, "playlists", null, "list2", true),
        Rows.playlist(LATE, "p", "Second name", "list2"),
        Rows.pass(EARLY, "playlist_items", "p", "pass1", true),
        Rows.item(EARLY, "p", "pass1", 0, "a"),
        Rows.pass(EARLY, "playlist_items", "q", "pass2", true),
        Rows.item(EARLY, "q", "pass2", 0, "b"));

    assertThat(now()).containsExactly("p 0 a Second name");
  }

  @Test
  void aWatchedPlaylistOutsideTheAccountsListStays() {
    lake(
        Rows.pass(EARLY, "playlists", null, "list1", true),
        Rows.playlist(EARLY, "watched", "Watched", null),
        Rows.pass(EARLY, "playlist_items", "watched", "pass1", true),
        Rows.item(EARLY, "watched", "pass1", 0, "a"));

    assertThat(now()).containsExactly("watched 0 a Watched");
  }

  private void lake(Row... rows) {
    new ParquetLake(folder).add(rows);
  }

  private List<String> now() {
    String sql =
        "SELECT playlist_id, position, item_name, playlist_name FROM v_playlist_now ORDER BY 1, 2";
    return new ParquetLake(folder).query(sql);
  }
}

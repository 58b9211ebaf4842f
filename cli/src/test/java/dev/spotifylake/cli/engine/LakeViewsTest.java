package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.table.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The views of changes, counted plays, coverage and fields, over rows whose result is known.
class LakeViewsTest {
  private static final String DAY_1 = "2026-11-01T00:00:00Z";
  private static final String DAY_2 = "2026-11-02T00:00:00Z";
  private static final String DAY_3 = "2026-11-03T00:00:00Z";

  @TempDir private Path folder;

  @Test
  void changesAreTheDifferenceOfTwoCompletePasses() {
    lake(
        Rows.playlist(DAY_1, "p", "Mix", null),
        Rows.pass(DAY_1, "playlist_items", "p", "pass1", true),
        Rows.item(DAY_1, "p", "pass1", 0, "stays"),
        Rows.item(DAY_1, "p", "pass1", 1, "twice"),
        Rows.item(DAY_1, "p", "pass1", 2, "leaves"),
        Rows.pass(DAY_2, "playlist_items", "p", "broken", false),
        Rows.item(DAY_2, "p", "broken", 0, "stays"),
        Rows.pass(DAY_3, "playlist_items", "p", "pass2", true),
        Rows.item(DAY_3, "p", "pass2", 0, "twice"),
        Rows.item(DAY_3, "p", "pass2", 1, "twice"),
        Rows.item(DAY_3, "p", "pass2", 2, "comes"),
        Rows.item(DAY_3, "p", "pass2", 3, "stays"));

    assertThat(
            query(
                "SELECT playlist_name, change, item_name, copies, changed_after, changed_before"
                    + " FROM v_playlist_changes ORDER BY item_name"))
        .containsExactly(
            "Mix added comes 1 2026-11-01T00:00:00Z 2026-11-03T00:00:00Z",
            "Mix removed leaves 1 2026-11-01T00:00:00Z 2026-11-03T00:00:00Z",
            "Mix added twice 1 2026-11-01T00:00:00Z 2026-11-03T00:00:00Z");
  }

  @Test
  void anEmptiedPlaylistLosesEveryEntry() {
    lake(
        Rows.pass(DAY_1, "playlist_items", "p", "pass1", true),
        Rows.item(DAY_1, "p", "pass1", 0, "a"),
        Rows.pass(DAY_2, "playlist_items", "p", "pass2", true));

    assertThat(query("SELECT change, item_name FROM v_playlist_changes"))
        .containsExactly("removed a");
  }

  @Test
  void onlyRecentOrLaterAppearingAlbumsAreNewReleases() {
    lake(
        LibraryRows.album(DAY_1, "old", 10, "1999-01-01", "artist"),
        LibraryRows.album(DAY_1, "fresh", 10, "2026-10-20", "artist"),
        new OpsPassRow(
            Rows.observed(DAY_1), "artist_albums", "artist", "pass", "full", 2, true, true),
        LibraryRows.album(DAY_3, "reissue", 10, "1998-01-01", "artist"),
        LibraryRows.album(DAY_3, "old", 10, "1999-01-01", "artist"),
        LibraryRows.album(DAY_1, "listed", 10, "2026-01-01", "browse"),
        LibraryRows.album(DAY_3, "played", 10, "2026-11-02", null),
        LibraryRows.albumArtist("fresh", "Band"));

    assertThat(
            query(
                "SELECT seen_for, album_id, artist_name, first_seen_at FROM v_new_releases ORDER BY"
                    + " album_id"))
        .containsExactly(
            "artist fresh Band 2026-11-01T00:00:00Z",
            "browse listed null 2026-11-01T00:00:00Z",
            "artist reissue null 2026-11-03T00:00:00Z");
  }

  @Test
  void anExportedPlayCountsByTheTimePlayed() {
    lake(
        Rows.export("short", "2026-11-20T10:00:00Z", "spotify:track:t", "A", "B", 29_999),
        Rows.export("long", "2026-11-20T11:00:00Z", "spotify:track:t", "A", "B", 100_000),
        LibraryRows.track("t", "album", 200_000L));

    assertThat(counted())
        .containsExactly(
            "long 100000 false [30_seconds, all, finished, half]",
            "short 29999 false [all, finished, half]");
  }

  @Test
  void anApiPlayCountsByTheTimeSinceThePreviousPlay() {
    lake(
        Rows.api("p1", "2026-11-20T10:00:00Z", "spotify:track:a", "A", "B"),
        Rows.api("p2", "2026-11-20T10:01:20Z", "spotify:track:b", "A2", "B"),
        Rows.api("p3", "2026-11-20T10:01:40Z", "spotify:track:c", "A3", "B"),
        Rows.api("p4", "2026-11-20T10:04:38Z", "spotify:track:d", "A4", "B"));

    assertThat(counted())
        .containsExactly(
            "p1 180000 true [30_seconds, all, finished, half]",
            "p2 80000 true [30_seconds, all]",
            "p3 20000 true [all]",
            "p4 178000 true [30_seconds, all, finished, half]");
  }

  @Test
  void aPlayOfUnknownLengthCountsUnderFewerRules() {
    lake(Rows.shortExport("s", "2026-11-20T10:00:00Z", "A", "B", 31_000));

    assertThat(counted()).containsExactly("s 31000 false [30_seconds, all]");
  }

  @Test
  void aGapIsAsLongAsTheTimeBetweenTwoPolls() {
    lake(
        OpsRows.poll("2026-11-20T10:00:00Z", 5, null, null),
        OpsRows.poll("2026-11-20T20:00:00Z", 50, "2026-11-20T10:00:00Z", "2026-11-20T12:30:30Z"));

    assertThat(
            query(
                "SELECT new_plays, continuous, gap_minutes, month FROM v_coverage ORDER BY"
                    + " new_plays"))
        .containsExactly("5 true 0.0 2026-11", "50 false 150.5 2026-11");
  }

  @Test
  void onlyFieldsThatAppearOrVanishForGoodAreChanges() {
    lake(
        OpsRows.field(DAY_1, "$.name", 50, 0),
        OpsRows.field(DAY_1, "$.popularity", 50, 0),
        OpsRows.field(DAY_1, "$.rare", 1, 49),
        OpsRows.field(DAY_2, "$.name", 50, 0),
        OpsRows.field(DAY_2, "$.account_id", 25, 25),
        OpsRows.field(DAY_3, "$.name", 50, 0),
        OpsRows.field(DAY_3, "$.account_id", 25, 25),
        OpsRows.field(DAY_3, "$.album.id", 50, 0));

    assertThat(
            query(
                "SELECT json_path, change, changed_at, share_while_there, objects_without"
                    + " FROM v_field_changes ORDER BY json_path"))
        .containsExactly(
            "$.account_id appeared 2026-11-02T00:00:00Z 0.5 50",
            "$.popularity vanished 2026-11-01T00:00:00Z 1.0 100");
  }

  private List<String> counted() {
    return query(
        "SELECT play_id, ms_listened, estimated, list_sort(list(rule)) FROM v_counted_plays"
            + " GROUP BY play_id, ms_listened, estimated ORDER BY play_id");
  }

  private void lake(Row... rows) {
    new ParquetLake(folder).add(rows);
  }

  private List<String> query(String sql) {
    return new ParquetLake(folder).query(sql);
  }
}

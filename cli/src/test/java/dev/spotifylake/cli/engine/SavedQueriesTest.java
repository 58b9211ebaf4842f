package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.PlaylistItemRow;
import dev.spotifylake.common.sql.SqlDialect;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.sql.SqlSetting;
import dev.spotifylake.common.table.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The saved queries over rows whose result is known.
class SavedQueriesTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final ZoneId UTC = ZoneId.of("UTC");

  @TempDir private Path folder;

  @Test
  void mostPlayedTracksAreOfTheLastTwelveMonths() {
    lake(play("2025-11-30T10:00:00Z", "Old"), play("2025-12-01T10:00:00Z", "New"));

    assertThat(query("most_played_tracks")).containsExactly("New Band 1 2025-12-01T10:00:00Z");
  }

  @Test
  void hoursAndWeekdaysFollowTheListenersTimeZone() {
    lake(play("2026-07-05T22:30:00Z", "Sunday in UTC"), play("2026-11-21T22:30:00Z", "Saturday"));
    ZoneId zurich = ZoneId.of("Europe/Zurich");

    assertThat(query("listening_by_hour")).containsExactly("22 2 6.0");
    assertThat(query("listening_by_hour", zurich)).containsExactly("0 1 3.0", "23 1 3.0");
    assertThat(query("listening_by_weekday")).containsExactly("6 1 1 3.0", "7 1 1 3.0");
    assertThat(query("listening_by_weekday", zurich)).containsExactly("1 1 1 3.0", "6 1 1 3.0");
  }

  @Test
  void aSessionEndsAfterHalfAnHourWithoutAPlay() {
    lake(
        play("2026-11-20T10:00:00Z", "a"),
        play("2026-11-20T10:29:59Z", "b"),
        play("2026-11-20T10:59:59Z", "c"));

    assertThat(query("listening_sessions"))
        .containsExactly(
            "me 2026-11-20T10:59:59Z 2026-11-20T10:59:59Z 1 1 3.0",
            "me 2026-11-20T10:00:00Z 2026-11-20T10:29:59Z 2 1 6.0");
  }

  @Test
  void aStreakIsConsecutiveDays() {
    lake(
        play("2026-10-30T10:00:00Z", "a"),
        play("2026-10-31T10:00:00Z", "b"),
        play("2026-11-01T10:00:00Z", "c"),
        play("2026-11-01T11:00:00Z", "d"),
        play("2026-11-03T10:00:00Z", "e"));

    assertThat(query("listening_streaks"))
        .containsExactly("me 2026-10-30 2026-11-01 3 4", "me 2026-11-03 2026-11-03 1 1");
  }

  @Test
  void anArtistHeardYearsAgoIsNoFirstListen() {
    lake(
        Rows.api("1", "2020-01-01T10:00:00Z", "u:1", "Song", "Known"),
        Rows.api("2", "2026-11-01T10:00:00Z", "u:1", "Song", "Known"),
        Rows.api("3", "2026-11-02T10:00:00Z", "u:2", "First song", "Unknown"),
        Rows.api("4", "2026-11-03T10:00:00Z", "u:3", "Second song", "Unknown"));

    assertThat(query("first_listens"))
        .containsExactly("me Unknown 2026-11-02T10:00:00Z First song 2");
  }

  @Test
  void aSongIsRediscoveredAfterNinetyDays() {
    lake(
        play("2026-08-01T10:00:00Z", "Back"),
        play("2026-10-30T10:00:00Z", "Back"),
        play("2026-08-02T10:00:00Z", "Almost"),
        play("2026-10-30T11:00:00Z", "Almost"));

    assertThat(query("rediscoveries"))
        .containsExactly("me Back Band 2026-08-01T10:00:00Z 2026-10-30T10:00:00Z 90");
  }

  @Test
  void songsEndedBeforeTheirHalfAreSkips() {
    lake(
        play("2026-11-01T10:00:00Z", "Heard"),
        play("2026-11-01T10:00:40Z", "Left"),
        Rows.export("e", "2026-11-02T10:00:00Z", "spotify:track:x", "Also left", "Band", 1_000),
        LibraryRows.track("x", "album", 180_000L));

    assertThat(query("skips")).containsExactly("Left Band 1 1 0");
    assertThat(query("tracks_by_rule"))
        .containsExactly("Heard Band 1 1 1 1 1", "Left Band 1 1 0 0 1", "Also left Band 1 0 1 1 0");
  }

  @Test
  void anAlbumIsCompleteOnADayWithAllTracks() {
    lake(
        LibraryRows.album("2026-11-01T00:00:00Z", "album", 2, "1994-05-01", null),
        LibraryRows.track("t1", "album", 180_000L),
        LibraryRows.track("t2", "album", 180_000L),
        trackPlay("2026-11-01T10:00:00Z", "t1"),
        trackPlay("2026-11-02T10:00:00Z", "t1"),
        trackPlay("2026-11-02T11:00:00Z", "t2"),
        trackPlay("2026-11-02T12:00:00Z", "unknown"));

    assertThat(query("albums_in_full")).containsExactly("me 2026-11-02 Name of album Band 2 album");
    assertThat(query("listening_by_decade")).containsExactly("1990 3 2 9.0", "null 1 1 3.0");
  }

  @Test
  void playlistQueriesShowChangesChurnAndHalfLife() {
    lake(
        Rows.playlist("2026-11-01T00:00:00Z", "p", "Mix", null),
        Rows.pass("2026-11-01T00:00:00Z", "playlist_items", "p", "1", true),
        item("2026-11-01T00:00:00Z", "1", 0, "stays"),
        item("2026-11-01T00:00:00Z", "1", 1, "leaves"),
        Rows.pass("2026-11-11T00:00:00Z", "playlist_items", "p", "2", true),
        item("2026-11-11T00:00:00Z", "2", 0, "stays"));

    assertThat(query("playlist_changes"))
        .containsExactly(
            "2026-11-11T00:00:00Z Mix removed leaves 1 friend 2026-10-12T00:00:00Z"
                + " spotify:track:leaves");
    assertThat(query("playlist_churn")).containsExactly("me p Mix 2026-11-01 0 1");
    // 30 days of each of two entries, one of which left: ln 2 * 60
    assertThat(query("playlist_half_life")).containsExactly("me p Mix 1 1 42.0");
    assertThat(query("playlists_now")).containsExactly("Mix 1 1 2026-10-12T00:00:00Z");
  }

  @Test
  void aReleaseIsHeardWhenOneOfItsTracksIs() {
    lake(
        LibraryRows.album("2026-11-01T00:00:00Z", "heard", 2, "2026-10-30", "artist"),
        LibraryRows.album("2026-11-01T00:00:00Z", "unheard", 3, "2026-10-31", "artist"),
        LibraryRows.albumArtist("unheard", "Band"),
        LibraryRows.track("t1", "heard", 180_000L),
        trackPlay("2026-11-01T10:00:00Z", "t1"));

    assertThat(query("unheard_releases"))
        .containsExactly(
            "2026-10-31 Band Name of unheard album 3 https://open/unheard 2026-11-01T00:00:00Z"
                + " unheard");
  }

  @Test
  void ranksAreComparedWithTheWeekBefore() {
    lake(
        LibraryRows.top("2026-11-10T00:00:00Z", "older", 1, "c"),
        LibraryRows.top("2026-11-15T00:00:00Z", "before", 1, "a"),
        LibraryRows.top("2026-11-15T00:00:00Z", "before", 2, "b"),
        LibraryRows.top("2026-11-20T00:00:00Z", "now", 1, "b"),
        LibraryRows.top("2026-11-20T00:00:00Z", "now", 2, "c"));

    assertThat(query("rank_movement"))
        .containsExactly(
            "me track short_term 1 Name of b 2 1 2026-11-15T00:00:00Z",
            "me track short_term 2 Name of c null null 2026-11-15T00:00:00Z");
  }

  @Test
  void libraryGrowthCountsEachSavedItemOnce() {
    lake(
        LibraryRows.saved("track", "a", "2026-09-30T23:59:59Z"),
        LibraryRows.saved("track", "a", "2026-09-30T23:59:59Z"),
        LibraryRows.saved("track", "b", "2026-11-01T00:00:00Z"),
        LibraryRows.saved("artist", "x", null));

    assertThat(query("library_growth"))
        .containsExactly("me track 2026-11-01 1 2", "me track 2026-09-01 1 1");
  }

  @Test
  void coverageShowsGapsAndTheExportedPlaysInThem() {
    lake(
        OpsRows.poll("2026-11-20T10:00:00Z", 5, null, null),
        OpsRows.poll("2026-11-20T20:00:00Z", 50, "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z"),
        Rows.export("e", "2026-11-20T11:00:00Z", "spotify:track:x", "Lost", "Band", 100_000));

    assertThat(query("coverage_by_day")).containsExactly("me 2026-11-20 2 55 1 120.0");
    assertThat(query("coverage_gaps"))
        .containsExactly(
            "me 2026-11-20T10:00:00Z 2026-11-20T12:00:00Z 120.0 1 2026-11-20T20:00:00Z");
  }

  @Test
  void runQueriesShowRowsRejectsAndFreshness() {
    lake(
        OpsRows.object("2026-11-20T10:00:00Z", 50, 40, 1),
        OpsRows.object("2026-11-20T10:05:00Z", 10, 10, 0),
        OpsRows.reject("2026-11-20T10:00:00Z", "$.items[3]"),
        OpsRows.reject("2026-11-20T10:00:00Z", "$.items[14]"),
        OpsRows.run("2026-11-20T10:00:00Z", "playlists", "done", null),
        OpsRows.run("2026-11-20T16:30:00Z", "playlists", "failed", "broken off"),
        OpsRows.run("2026-11-20T16:30:00Z", "recently_played", "nothing_new", null));

    assertThat(query("runs")).containsExactly("run 2026-11-20T10:00:00Z 2 60 50 9 1");
    assertThat(query("rejects"))
        .containsExactly("null_element $.items 2 1 2026-11-20T10:00:00Z null");
    assertThat(query("freshness"))
        .containsExactly(
            "me playlists 2026-11-20T16:30:00Z 2026-11-20T10:00:00Z failed broken off 6.5",
            "me recently_played 2026-11-20T16:30:00Z 2026-11-20T16:30:00Z nothing_new null 0.0");
  }

  @Test
  void tutorialQueriesHaveTheColumnsOfTheTutorials() {
    lake(
        Rows.pass("2026-11-01T00:00:00Z", "playlist_items", "p", "1", true),
        item("2026-11-01T00:00:00Z", "1", 0, "t1"),
        LibraryRows.track("t1", "album", 180_000L),
        LibraryRows.trackArtist("t1", 0, "Band"),
        LibraryRows.trackArtist("t1", 1, "Guest"),
        LibraryRows.album("2026-11-01T00:00:00Z", "album", 2, "1994-05-01", null));

    assertThat(query("tutorial_songs"))
        .containsExactly(
            "t1 Name of t1 180000 https://open/t1 50 2026-10-12T00:00:00Z album id of Band");
    assertThat(query("tutorial_albums"))
        .containsExactly("album Name of album 1994-05-01 2 https://open/album");
  }

  private static Row play(String at, String name) {
    return Rows.api(at + name, at, "spotify:track:" + name, name, "Band");
  }

  private static Row trackPlay(String at, String trackId) {
    return Rows.ofTrack(at, trackId, "Band");
  }

  private static Row item(String at, String pass, int position, String name) {
    PlaylistItemRow row = Rows.item(at, "p", pass, position, name);
    return new PlaylistItemRow(
        row.observation(),
        row.playlistId(),
        row.snapshotId(),
        row.passId(),
        row.position(),
        row.itemUri(),
        row.itemType(),
        row.itemStatus(),
        name,
        null,
        name,
        Instant.parse("2026-10-12T00:00:00Z"),
        "friend",
        false);
  }

  private void lake(Row... rows) {
    new ParquetLake(folder).add(rows);
  }

  private List<String> query(String name) {
    return query(name, UTC);
  }

  private List<String> query(String name, ZoneId zone) {
    SqlFile saved = Objects.requireNonNull(SqlFiles.query(name));
    String sql = saved.sql(new SqlSetting(SqlDialect.DUCKDB, zone, TODAY));
    return new ParquetLake(folder).query(sql);
  }
}

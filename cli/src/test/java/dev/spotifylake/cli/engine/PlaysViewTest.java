package dev.spotifylake.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `v_plays`: one row per play, from the API, an export or both.
class PlaysViewTest {
  private static final String URI = "spotify:track:a";
  private static final String OTHER_URI = "spotify:track:b";

  @TempDir private Path folder;

  @Test
  void thePlayOfTwoPollsIsOneRow() {
    lake(
        Rows.api("p1", "2026-11-20T10:00:00Z", URI, "Song", "Band"),
        Rows.api("p1", "2026-11-20T10:00:00Z", URI, "Song", "Band"));

    assertThat(plays()).containsExactly("p1 api null playlist null");
  }

  @Test
  void anExportedPlayWithinFiveSecondsCompletesTheApisPlay() {
    lake(
        Rows.api("p1", "2026-11-20T10:00:00.400Z", URI, "Song", "Band"),
        Rows.export("p2", "2026-11-20T10:00:05Z", URI, "Song (renamed)", "Band", 170_000));

    assertThat(plays()).containsExactly("p1 api 170000 playlist trackdone");
  }

  @Test
  void anExportedPlayMoreThanFiveSecondsAwayIsAnotherPlay() {
    lake(
        Rows.api("p1", "2026-11-20T10:00:00.400Z", URI, "Song", "Band"),
        Rows.export("p2", "2026-11-20T10:00:06Z", URI, "Song", "Band", 170_000));

    assertThat(plays())
        .containsExactly("p1 api null playlist null", "p2 export 170000 null trackdone");
  }

  @Test
  void aChainOfCloseRowsDoesNotJoinDistantPlays() {
    lake(
        Rows.export("e1", "2026-11-20T10:00:00Z", URI, "Song", "Band", 170_000),
        Rows.export("e2", "2026-11-20T10:00:04Z", URI, "Song", "Band", 4_000),
        Rows.api("p1", "2026-11-20T10:00:08Z", URI, "Song", "Band"));

    assertThat(plays()).hasSize(3);
  }

  @Test
  void anotherUriWithTheSameNamesIsTheSamePlay() {
    lake(
        Rows.api("p1", "2026-11-20T10:00:00Z", URI, "Song", "Band"),
        Rows.export("p2", "2026-11-20T10:00:01Z", OTHER_URI, "Song", "Band", 170_000));

    assertThat(plays()).containsExactly("p1 api 170000 playlist trackdone");
  }

  @Test
  void anotherSongAtTheSameTimeIsAnotherPlay() {
    lake(
        Rows.api("p1", "2026-11-20T10:00:00Z", URI, "Song", "Band"),
        Rows.export("p2", "2026-11-20T10:00:00Z", OTHER_URI, "Other", "Band", 170_000));

    assertThat(plays()).hasSize(2);
  }

  @Test
  void theLongerOfTwoExportRowsMatchesTheApisPlay() {
    lake(
        Rows.export("e1", "2026-11-20T10:00:00Z", URI, "Song", "Band", 0),
        Rows.export("e2", "2026-11-20T10:00:00Z", URI, "Song", "Band", 170_000),
        Rows.api("p1", "2026-11-20T10:00:00.300Z", URI, "Song", "Band"));

    assertThat(plays())
        .containsExactly("e1 export 0 null trackdone", "p1 api 170000 playlist trackdone");
  }

  @Test
  void aShortExportRowMatchesThePlayOfItsMinute() {
    lake(
        Rows.api("p1", "2026-11-20T10:00:42Z", URI, "Song", "Band"),
        Rows.shortExport("s1", "2026-11-20T10:00:00Z", "Song", "Band", 160_000),
        Rows.shortExport("s2", "2026-11-20T10:01:00Z", "Song", "Band", 150_000));

    assertThat(plays())
        .containsExactly("p1 api 160000 playlist null", "s2 export_short 150000 null null");
  }

  @Test
  void twoPlaysInOneMinuteMatchTwoShortExportRows() {
    lake(
        Rows.api("p1", "2026-11-20T10:00:05Z", URI, "Song", "Band"),
        Rows.api("p2", "2026-11-20T10:00:45Z", URI, "Song", "Band"),
        Rows.shortExport("s1", "2026-11-20T10:00:00Z", "Song", "Band", 30_000),
        Rows.shortExport("s2", "2026-11-20T10:00:00Z", "Song", "Band", 31_000));

    assertThat(plays()).hasSize(2).allMatch(play -> play.contains(" api "));
  }

  @Test
  void theApiAndBothExportsAreOnePlay() {
    lake(
        Rows.shortExport("s1", "2026-11-20T10:00:00Z", "Song", "Band", 1),
        Rows.export("e1", "2026-11-20T10:00:41Z", URI, "Song", "Band", 170_000),
        Rows.api("p1", "2026-11-20T10:00:42Z", URI, "Song", "Band featuring Guest"));

    assertThat(plays()).containsExactly("p1 api 170000 playlist trackdone");
  }

  @Test
  void differentPlaysAtTheSameTimeStayApart() {
    lake(
        Rows.export("e1", "2026-11-20T10:00:00Z", null, "Song", "Band", 1_000),
        Rows.api("p1", "2026-11-20T10:00:00Z", "spotify:local:x", "Other", "Band"),
        Rows.api("p2", "2026-11-20T10:00:00Z", "spotify:local:y", "Other 2", "Band"));

    assertThat(plays()).hasSize(3);
  }

  @Test
  void aMonthFilterReadsOnlyTheFilesOfThatMonth() {
    lake(
        Rows.api("p1", "2026-10-20T10:00:00Z", URI, "Song", "Band"),
        Rows.api("p2", "2026-11-20T10:00:00Z", URI, "Song", "Band"));
    new ParquetLake(folder)
        .write(
            LakeTables.byName("plays"),
            "month=2026-09",
            "SELECT 'no time' AS played_at, 'p3' AS play_id");

    assertThat(query("SELECT play_id FROM v_plays WHERE month = '2026-11'")).containsExactly("p2");
    assertThatThrownBy(() -> query("SELECT played_at FROM v_plays"))
        .hasMessageContaining("no time");
  }

  private void lake(Row... rows) {
    new ParquetLake(folder).add(rows);
  }

  private List<String> plays() {
    return query(
        "SELECT play_id, origin, ms_played, context_type, reason_end FROM v_plays ORDER BY"
            + " play_id");
  }

  private List<String> query(String sql) {
    return new ParquetLake(folder).query(sql);
  }
}

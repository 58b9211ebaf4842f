package dev.spotifylake.transform;

import static dev.spotifylake.testsupport.DuckLake.row;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.spotifylake.common.play.PlayId;
import dev.spotifylake.common.raw.PreviousPoll;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plays from the API, and the gap that each poll records since the previous one.
class RecentlyPlayedTest {
  private static final Instant FIRST = Instant.parse("2026-11-22T08:00:00.123Z");

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
  }

  @Test
  void aPlayIsStoredWithAllReportedFields() throws IOException {
    lake.transform(
        response(
            Source.RECENTLY_PLAYED,
            """
            {"items":[{
              "track":{"id":"t1","uri":"spotify:track:t1","type":"track","name":"Song","track":true,
                "duration_ms":"200000.0","artists":[{"id":"a1","name":"First"},{"id":"a2","name":"Second"}],
                "album":{"id":"b1","name":"Album"}},
              "played_at":"2026-10-31T23:59:59.999Z",
              "context":{"type":"playlist","uri":"spotify:playlist:p1"}}]}
            """));

    assertThat(
            lake.onlyRow(
                "SELECT item_uri, item_type, track_id, track_name, artist_name, album_name,"
                    + " duration_ms, ms_played, context_type, context_uri, origin, platform,"
                    + " skipped, month, played_at FROM plays"))
        .containsOnly(
            entry("item_uri", "spotify:track:t1"),
            entry("item_type", "track"),
            entry("track_id", "t1"),
            entry("track_name", "Song"),
            entry("artist_name", "First"),
            entry("album_name", "Album"),
            entry("duration_ms", 200_000L),
            entry("ms_played", null),
            entry("context_type", "playlist"),
            entry("context_uri", "spotify:playlist:p1"),
            entry("origin", "api"),
            entry("platform", null),
            entry("skipped", null),
            entry("month", "2026-10"),
            entry("played_at", OffsetDateTime.parse("2026-10-31T23:59:59.999Z")));
    assertThat(lake.query("SELECT play_id FROM plays"))
        .containsExactly(
            List.of(
                PlayId.of(
                    "me", "spotify:track:t1", Instant.parse("2026-10-31T23:59:59.999Z"), null)));
    assertThat(lake.query("SELECT artist_id FROM artists ORDER BY 1"))
        .containsExactly(row("a1"), row("a2"));
  }

  @Test
  void theNewSpellingOfAnEntryIsReadToo() throws IOException {
    lake.transform(
        response(
            Source.RECENTLY_PLAYED,
            """
            {"items":[{
              "item":{"uri":"spotify:track:new"},"track":{"uri":"spotify:track:old"},
              "played_at":"2026-11-22T08:00:00Z","context":null}]}
            """));

    assertThat(lake.query("SELECT item_uri, track_id FROM plays"))
        .containsExactly(row("spotify:track:new", "new"));
  }

  @Test
  void aLocalFileHasAPlayButNoTrack() throws IOException {
    lake.transform(
        response(
            Source.RECENTLY_PLAYED,
            """
            {"items":[{
              "track":{"id":null,"uri":"spotify:local:a:b:c:12","type":"track","is_local":true,"name":"c",
                "artists":[{"id":null,"name":"a"}],"album":{"id":null,"name":"b"}},
              "played_at":"2026-11-22T08:00:00Z"}]}
            """));

    assertThat(lake.query("SELECT item_uri, track_id, track_name, artist_name FROM plays"))
        .containsExactly(row("spotify:local:a:b:c:12", null, "c", "a"));
  }

  @Test
  void playsOfThePreviousPollAreOnlyCounted() throws IOException {
    RawContext context =
        context(List.of(id(1), id(2)), new PreviousPoll(FIRST, FIRST.plusSeconds(2), 3));

    TransformReport report =
        lake.transform(response(Source.RECENTLY_PLAYED, plays(1, 5)).withContext(context));

    assertThat(report.elements()).isEqualTo(5);
    assertThat(report.alreadyStored()).isEqualTo(2);
    assertThat(report.rows()).containsEntry("plays", 3L);
    assertThat(coverage()).containsExactly(row(5, 3, true, null, null));
  }

  @Test
  void aPlayRepeatedInAResponseIsStoredOnce() throws IOException {
    String twice = plays(1, 1).replace("[{", "[" + play(1) + ",{");

    TransformReport report = lake.transform(response(Source.RECENTLY_PLAYED, twice));

    assertThat(List.of(report.elements(), report.alreadyStored())).containsExactly(2L, 1L);
    assertThat(report.rows()).containsEntry("plays", 1L);
  }

  @Test
  void theFirstPollIsContinuous() throws IOException {
    lake.transform(response(Source.RECENTLY_PLAYED, plays(1, 50)));

    assertThat(coverage()).containsExactly(row(50, 50, true, null, null));
  }

  @Test
  void aPollWithoutAPlayOfThePreviousOneRecordsTheGap() throws IOException {
    lake.transform(
        response(Source.RECENTLY_PLAYED, plays(10, 3))
            .withContext(context(List.of(), new PreviousPoll(FIRST, FIRST.plusSeconds(2), 2))));

    assertThat(coverage())
        .containsExactly(row(3, 3, false, "2026-11-22 08:00:02.123", "2026-11-22 08:00:10.123"));
    assertThat(
            lake.query(
                "SELECT epoch_ms(window_from) - epoch_ms(gap_to), epoch_ms(window_to) -"
                    + " epoch_ms(window_from) FROM ops_coverage"))
        .containsExactly(row(0L, 2_000L));
  }

  @Test
  void afterAnEmptyPollFewerThan50PlaysAreContinuous() throws IOException {
    PreviousPoll empty = new PreviousPoll(FIRST, null, 0);
    lake.transform(
        response(Source.RECENTLY_PLAYED, plays(1, 49)).withContext(context(List.of(), empty)));
    lake.transform(
        response(Source.RECENTLY_PLAYED, plays(1, 50)).withContext(context(List.of(), empty)));

    assertThat(coverage())
        .containsExactly(
            row(49, 49, true, null, null),
            row(50, 50, false, "2026-11-22 08:00:00.123", "2026-11-22 08:00:01.123"));
  }

  @Test
  void anEmptyPollAfterPlaysIsAGapUpToItself() throws IOException {
    lake.transform(
        response(
                Source.RECENTLY_PLAYED,
                """
                {"items":[]}
                """)
            .withContext(context(List.of(), new PreviousPoll(FIRST, FIRST, 1))));

    assertThat(coverage())
        .containsExactly(row(0, 0, false, "2026-11-22 08:00:00.123", "2026-11-22 10:00:00.000"));
  }

  private List<List<@Nullable Object>> coverage() {
    return lake.query(
        "SELECT plays, new_plays, continuous, "
            + "strftime(CAST(gap_from AS TIMESTAMP), '%Y-%m-%d %H:%M:%S.%g'), "
            + "strftime(CAST(gap_to AS TIMESTAMP), '%Y-%m-%d %H:%M:%S.%g')"
            + " FROM ops_coverage ORDER BY ALL");
  }

  private static RawContext context(
      List<String> alreadyStored, @Nullable PreviousPoll previousPoll) {
    return new RawContext(null, null, null, null, alreadyStored, previousPoll);
  }

  private static String id(int second) {
    return PlayId.of("me", "spotify:track:t" + second, FIRST.plusSeconds(second), null);
  }

  private static String plays(int first, int count) {
    String plays =
        IntStream.range(first, first + count)
            .mapToObj(RecentlyPlayedTest::play)
            .collect(Collectors.joining(","));
    return """
    {"items":[%s]}
    """
        .formatted(plays);
  }

  private static String play(int second) {
    return """
    {"track":{"id":"t%d","uri":"spotify:track:t%d","type":"track"},"played_at":"%s"}
    """
        .formatted(second, second, FIRST.plusSeconds(second));
  }
}

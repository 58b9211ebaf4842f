package dev.spotifylake.transform.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.spotifylake.common.play.PlayId;
import dev.spotifylake.common.rows.AlbumArtistRow;
import dev.spotifylake.common.rows.AlbumRow;
import dev.spotifylake.common.rows.ArtistGenreRow;
import dev.spotifylake.common.rows.ArtistRow;
import dev.spotifylake.common.rows.EpisodeRow;
import dev.spotifylake.common.rows.OpsCoverageRow;
import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.OpsRunRow;
import dev.spotifylake.common.rows.PlayRow;
import dev.spotifylake.common.rows.PlaylistItemRow;
import dev.spotifylake.common.rows.SavedItemRow;
import dev.spotifylake.common.rows.ShowRow;
import dev.spotifylake.common.rows.TopItemRow;
import dev.spotifylake.common.rows.TrackArtistRow;
import dev.spotifylake.common.rows.TrackRow;
import dev.spotifylake.common.source.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Single responses and the rows they become.
class MappersTest {
  @Test
  void artistsOfATrackKeepTheirPosition() throws IOException {
    MappedResponse track =
        MappedResponse.of(
            Source.TRACK,
            null,
            """
            {"id":"t",
             "artists":[{"id":"a","name":"A"},null,{"name":"B"}],
             "album":{"id":"b","artists":[7,{"id":"a"}]}}
            """);

    assertThat(track.of(TrackArtistRow.class))
        .extracting(TrackArtistRow::position, TrackArtistRow::artistId, TrackArtistRow::artistName)
        .containsExactly(tuple(0, "a", "A"), tuple(2, null, "B"));
    assertThat(track.of(AlbumArtistRow.class))
        .extracting(AlbumArtistRow::position, AlbumArtistRow::artistId)
        .containsExactly(tuple(1, "a"));
    assertThat(track.of(TrackRow.class)).extracting(TrackRow::albumId).containsExactly("b");
    assertThat(track.of(ArtistRow.class)).extracting(ArtistRow::artistId).containsExactly("a");
  }

  @Test
  void genresAreNumberedAndEmptyOnesPassedOver() throws IOException {
    assertThat(
            MappedResponse.of(
                    Source.ARTIST,
                    null,
                    """
                    {"id":"a","genres":["x","",3,"y"]}
                    """)
                .of(ArtistGenreRow.class))
        .extracting(ArtistGenreRow::position, ArtistGenreRow::genre)
        .containsExactly(tuple(0, "x"), tuple(3, "y"));
  }

  @Test
  void anEntryWithoutATrackKeepsItsRow() throws IOException {
    MappedResponse page =
        MappedResponse.of(
            Source.PLAYLIST_ITEMS,
            "p",
            """
            {"items":[{"item":null},{"track":null},{"added_at":"2024-01-01T00:00:00Z"},{"x":1}]}
            """);

    assertThat(page.of(PlaylistItemRow.class))
        .extracting(PlaylistItemRow::position)
        .containsExactly(0, 1, 2);
    assertThat(page.rejects()).containsExactly("$.items[3] unknown_shape");
    assertThat(
            MappedResponse.of(
                    Source.PLAYLIST_ITEMS,
                    null,
                    """
                    {"items":[{"item":null}]}
                    """)
                .rejects())
        .containsExactly("$.items[0] no_playlist_id");
  }

  @Test
  void aRemovedSavedItemKeepsItsRow() throws IOException {
    MappedResponse page =
        MappedResponse.of(
            Source.SAVED_TRACKS,
            null,
            """
            {"items":[
              {"added_at":"2024-01-01T00:00:00Z"},
              {"item":null},
              {"track":null},
              {"id":"t1"},
              {"uri":"spotify:track:t2"},
              {"track":{"id":"t3","name":"n"}},
              {"x":1}
            ]}
            """);

    assertThat(page.of(SavedItemRow.class))
        .extracting(SavedItemRow::itemId)
        .containsExactly(null, null, null, "t1", "t2", "t3");
    assertThat(page.of(TrackRow.class))
        .extracting(TrackRow::trackId)
        .containsExactly("t1", "t2", "t3");
    assertThat(page.rejects()).containsExactly("$.items[6] unknown_shape");
  }

  @Test
  void showsAndEpisodesWithoutAnIdAreRejected() throws IOException {
    MappedResponse found =
        MappedResponse.of(
            Source.SEARCH,
            null,
            """
            {"shows":{"items":[{"name":"n"},{"id":"s"}]},
             "episodes":{"items":[{"name":"n"},{"id":"e","show":{"id":"s2"}}]}}
            """);

    assertThat(found.rejects())
        .containsExactly("$.shows.items[0] unknown_shape", "$.episodes.items[0] unknown_shape");
    assertThat(found.of(ShowRow.class)).extracting(ShowRow::showId).containsExactly("s", "s2");
    assertThat(found.of(EpisodeRow.class))
        .extracting(EpisodeRow::episodeId, EpisodeRow::showId)
        .containsExactly(tuple("e", "s2"));
  }

  @Test
  void aRankIsThePositionInTheListOfTheRequestedRange() throws IOException {
    String page =
        """
        {"items":[{"id":"t1"},{"uri":"spotify:track:t2"},{"name":"n"},{}]}
        """;
    MappedResponse asked =
        MappedResponse.of(Source.TOP_TRACKS, null, Map.of("time_range", "long_term"), page);

    assertThat(asked.of(TopItemRow.class))
        .extracting(TopItemRow::rank, TopItemRow::itemId, TopItemRow::timeRange)
        .containsExactly(
            tuple(1, "t1", "long_term"), tuple(2, "t2", "long_term"), tuple(3, null, "long_term"));
    assertThat(asked.rejects()).containsExactly("$.items[3] unknown_shape");
    assertThat(asked.of(TrackRow.class)).extracting(TrackRow::trackId).containsExactly("t1", "t2");
    assertThat(MappedResponse.of(Source.TOP_TRACKS, "short_term", page).of(TopItemRow.class))
        .extracting(TopItemRow::timeRange)
        .containsOnly("short_term");
    assertThat(MappedResponse.of(Source.TOP_TRACKS, "x", page).of(TopItemRow.class))
        .extracting(TopItemRow::timeRange)
        .containsOnly("medium_term");
  }

  @Test
  void missingCountsOfARunAreZero() throws IOException {
    MappedResponse run =
        MappedResponse.of(
            Source.RUN,
            null,
            """
            {
              "runs":[
                {"source":"track","outcome":"done","calls":3,"bytes":5000000000},
                {"source":"x"},
                {"outcome":"done"}
              ],
              "passes":[
                {"source":"saved_tracks","pass_id":"p","kind":"full","complete":true,"consistent":false,"items":4},
                {"source":"s","pass_id":"p","kind":"full","complete":true},
                {"source":"s","pass_id":"p","kind":"full","consistent":true},
                {"source":"s","pass_id":"p","complete":true,"consistent":true},
                {"source":"s","kind":"full","complete":true,"consistent":true},
                {"pass_id":"p","kind":"full","complete":true,"consistent":true}
              ]
            }
            """);

    assertThat(run.of(OpsRunRow.class))
        .extracting(OpsRunRow::calls, OpsRunRow::bytes, OpsRunRow::status429, OpsRunRow::durationMs)
        .containsExactly(tuple(3, 5000000000L, 0, 0L));
    assertThat(run.of(OpsPassRow.class))
        .extracting(OpsPassRow::items, OpsPassRow::complete, OpsPassRow::consistent)
        .containsExactly(tuple(4, true, false));
    assertThat(run.rejects()).hasSize(7);
  }

  @Test
  void aHistoryRowNamesItsTrackEpisodeOrChapter() throws IOException {
    MappedResponse history =
        MappedResponse.of(
            Source.STREAMING_HISTORY,
            null,
            """
            {"items":[
              {"ts":"2019-05-01T10:00:00Z","spotify_track_uri":"spotify:track:t"},
              {"ts":"2019-05-01T10:00:00Z","spotify_episode_uri":"spotify:episode:e","episode_name":"E"},
              {"ts":"2019-05-01T10:00:00Z","audiobook_chapter_title":"C","audiobook_title":"Book"},
              {"ts":"2019-05-01T10:00:00Z","ms_played":1},
              {"endTime":"2019-05-01 10:00","podcastName":"P","episodeName":"E"},
              {"endTime":"2019-05-01 10:00","artistName":"A","trackName":"T","msPlayed":2},
              {"ts":"x"},
              {"a":1}
            ]}
            """);

    assertThat(history.of(PlayRow.class))
        .extracting(
            PlayRow::itemType,
            PlayRow::trackId,
            PlayRow::trackName,
            PlayRow::artistName,
            PlayRow::origin)
        .containsExactly(
            tuple("track", "t", null, null, "export"),
            tuple("episode", null, "E", null, "export"),
            tuple("chapter", null, "C", "Book", "export"),
            tuple(null, null, null, null, "export"),
            tuple("episode", null, "E", "P", "export_short"),
            tuple(null, null, "T", "A", "export_short"));
    assertThat(history.of(PlayRow.class)).extracting(PlayRow::playId).doesNotHaveDuplicates();
    Instant moment = Instant.parse("2019-05-01T10:00:00Z");
    assertThat(history.of(PlayRow.class))
        .extracting(PlayRow::playId)
        .contains(
            PlayId.of("me", "spotify:track:t", moment, null),
            PlayId.of("me", PlayId.names("Book", "C"), moment, null));
    assertThat(history.rejects())
        .containsExactly("$.items[6] bad_played_at", "$.items[7] unknown_shape");
  }

  @Test
  void anEntityObservedTwiceIsOneRowFromItsFullestOccurrence() throws IOException {
    MappedResponse page =
        MappedResponse.of(
            Source.SAVED_TRACKS,
            null,
            """
            {"items":[
              {"track":{"id":"t","album":{"id":"b"}}},
              {"track":{"id":"t","name":"n","popularity":3,"album":{"id":"b","name":"B"}}},
              {"track":{"id":"t","name":"other","album":{"id":"b","name":"as full"}}}
            ]}
            """);

    assertThat(page.of(TrackRow.class)).extracting(TrackRow::name).containsExactly("n");
    assertThat(page.of(AlbumRow.class)).extracting(AlbumRow::name).containsExactly("B");
  }

  @Test
  void entitiesBeyondTheHeldNumberAreStillOneRowEach() throws IOException {
    int items = 45_000;
    String first =
        IntStream.range(0, items)
            .mapToObj(
                i ->
                    """
                    {"track":{"id":"t%d"}}
                    """
                        .formatted(i))
            .collect(Collectors.joining(","));
    String again =
        """
        {"track":{"id":"t0","name":"late"}},{"track":{"id":"t44999","name":"fuller"}}
        """;

    MappedResponse page =
        MappedResponse.of(
            Source.SAVED_TRACKS,
            null,
            """
            {"items":[%s,%s]}
            """
                .formatted(first, again));

    assertThat(page.of(TrackRow.class))
        .extracting(TrackRow::trackId)
        .hasSize(items)
        .doesNotHaveDuplicates();
    assertThat(page.of(TrackRow.class))
        .filteredOn(row -> row.name() != null)
        .extracting(TrackRow::trackId, TrackRow::name)
        .containsExactly(tuple("t44999", "fuller"));
  }

  @Test
  void aPlayOutsideTheMonthsIsNotNew() throws IOException {
    MappedResponse poll =
        MappedResponse.of(
            Source.RECENTLY_PLAYED,
            null,
            """
            {"items":[
              {"played_at":"2026-11-22T09:00:00Z","track":{"id":"t"}},
              {"played_at":"1999-11-22T09:00:00Z","track":{"id":"t"}}
            ]}
            """);

    assertThat(poll.rejects()).containsExactly("$.items[1] outside_partitions");
    assertThat(poll.of(OpsCoverageRow.class))
        .extracting(OpsCoverageRow::plays, OpsCoverageRow::newPlays)
        .containsExactly(tuple(2, 1));
  }
}

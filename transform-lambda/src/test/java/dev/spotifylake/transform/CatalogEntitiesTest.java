package dev.spotifylake.transform;

import static dev.spotifylake.testsupport.DuckLake.row;
import static dev.spotifylake.transform.testing.TestLake.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tracks, albums, artists, shows and episodes, wherever they stand.
class CatalogEntitiesTest {
  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void openLake() {
    lake = new TestLake(folder);
  }

  @Test
  void aTrackIsStoredWithAllThatIsKnown() throws IOException {
    lake.transform(
        response(
            Source.TRACK,
            """
            {"id":"t1","uri":"spotify:track:t1","type":"track","name":"Song","disc_number":"2","track_number":3.0,
             "duration_ms":36.0,"explicit":"true","is_local":false,"is_playable":false,
             "restrictions":{"reason":"market"},"linked_from":{"id":"t0"},"external_ids":{"isrc":"X1"},
             "popularity":0,"available_markets":["DE","AT",null],"external_urls":{"spotify":"https://t"},
             "artists":[{"id":"a1","name":"One"},null,{"id":"a1","name":"One"},{"id":null,"name":"Two"}],
             "album":{"id":"b1","name":"Album","album_type":"compilation","total_tracks":9,
               "release_date":"1979","release_date_precision":"day","available_markets":[],
               "images":[{"url":"small","width":64},{"url":"large","width":640},{"url":"same","width":640}],
               "artists":[{"id":"a9","name":"Various"}]},
             "new_thing":{"x":1}}
            """));

    assertThat(lake.onlyRow("SELECT * EXCLUDE (account, observed_at, run_id, raw_key) FROM tracks"))
        .containsOnly(
            entry("track_id", "t1"),
            entry("uri", "spotify:track:t1"),
            entry("name", "Song"),
            entry("album_id", "b1"),
            entry("album_name", "Album"),
            entry("disc_number", 2),
            entry("track_number", 3),
            entry("duration_ms", 36L),
            entry("explicit", true),
            entry("is_local", false),
            entry("is_playable", false),
            entry("restriction_reason", "market"),
            entry("linked_from_id", "t0"),
            entry("isrc", "X1"),
            entry("popularity", 0),
            entry("market_count", 3),
            entry("url", "https://t"));
    assertThat(lake.query("SELECT track_id, artist_id, position, artist_name FROM track_artists"))
        .containsExactly(
            row("t1", "a1", 0, "One"), row("t1", "a1", 2, "One"), row("t1", null, 3, "Two"));
    assertThat(
            lake.onlyRow(
                "SELECT album_id, name, album_type, total_tracks, release_date_raw,"
                    + " release_date_precision, release_date, release_year,"
                    + " market_count, image_url, seen_for FROM albums"))
        .containsOnly(
            entry("album_id", "b1"),
            entry("name", "Album"),
            entry("album_type", "compilation"),
            entry("total_tracks", 9),
            entry("release_date_raw", "1979"),
            entry("release_date_precision", "day"),
            entry("release_date", LocalDate.of(1979, 1, 1)),
            entry("release_year", 1979),
            entry("market_count", 0),
            entry("image_url", "large"),
            entry("seen_for", null));
    assertThat(lake.query("SELECT artist_id FROM artists ORDER BY 1"))
        .containsExactly(row("a1"), row("a9"));
    assertThat(
            lake.query(
                "SELECT json_path, present, absent FROM ops_fields WHERE json_path IN"
                    + " ('$.new_thing.x', '$.artists[].id', '$.available_markets') ORDER BY 1"))
        .containsExactly(
            row("$.artists[].id", 3L, 0L),
            row("$.available_markets", 1L, 0L),
            row("$.new_thing.x", 1L, 0L));
  }

  @Test
  void absentFieldsAreUnknown() throws IOException {
    lake.transform(
        response(
            Source.ARTIST,
            """
            {"id":"a1","name":"","images":null}
            """));

    assertThat(lake.query("SELECT name, popularity, followers, image_url, url FROM artists"))
        .containsExactly(row(null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1979, 1979-01-01
          2007-03, 2007-03-01
          2011-01-28, 2011-01-28
          0000,
          2011-02-30,
          2011-13,
          unknown,
          2011-1-2,
          """)
  void anUnreadableReleaseDateIsNull(String sent, @Nullable String date) throws IOException {
    lake.transform(
        response(
            Source.ALBUM,
            """
            {"id":"b1","release_date":"%s"}
            """
                .formatted(sent)));

    assertThat(lake.query("SELECT release_date_raw, CAST(release_date AS VARCHAR) FROM albums"))
        .containsExactly(row(sent, date));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          36, 36
          36.0, 36
          '"36"', 36
          '" 36.0 "', 36
          3.6e1, 36
          36.5,
          '"36d"',
          '""',
          '"NaN"',
          '"1e999999999"',
          true,
          [36],
          2147483648,
          99999999999999999999,
          -1, -1
          """)
  void aNumberIsReadHoweverItIsWritten(String sent, @Nullable Integer number) throws IOException {
    lake.transform(
        response(
            Source.ARTIST,
            """
            {"id":"a1","popularity":%s}
            """
                .formatted(sent)));

    assertThat(lake.query("SELECT popularity FROM artists")).containsExactly(row(number));
  }

  @Test
  void aRepeatedEntityIsOneRowFromItsFullestOccurrence() throws IOException {
    lake.transform(
        response(
            Source.SAVED_TRACKS,
            """
            {"items":[
              {"added_at":"2026-01-01T00:00:00Z","track":{"id":"t1","artists":[{"id":"a1"}]}},
              {"added_at":"2026-01-01T00:00:00Z","track":{"id":"t1","name":"full","popularity":5,
                "artists":[{"id":"a1","name":"x"},{"id":"a2"}]}},
              {"added_at":"2026-01-01T00:00:00Z","track":{"id":"t1","name":"less"}}]}
            """));

    assertThat(lake.query("SELECT track_id, name, popularity FROM tracks"))
        .containsExactly(row("t1", "full", 5));
    assertThat(lake.query("SELECT artist_id, position FROM track_artists"))
        .containsExactly(row("a1", 0), row("a2", 1));
    assertThat(lake.query("SELECT artist_id, name FROM artists ORDER BY 1"))
        .containsExactly(row("a1", "x"), row("a2", null));
    assertThat(lake.query("SELECT count(*) FROM saved_items")).containsExactly(row(3L));
  }

  @Test
  void anAlbumByItselfBringsItsTracksUnderItsOwnId() throws IOException {
    lake.transform(
        response(
            Source.ALBUM,
            """
            {"id":"b1","label":"L","external_ids":{"upc":"U"},
             "artists":[{"id":"a1","name":"n"}],
             "tracks":{"items":[{"id":"t1","artists":[{"id":"a2"}]},null]}}
            """));

    assertThat(lake.query("SELECT album_id, label, upc FROM albums"))
        .containsExactly(row("b1", "L", "U"));
    assertThat(lake.query("SELECT track_id, album_id FROM tracks"))
        .containsExactly(row("t1", "b1"));
    assertThat(lake.query("SELECT album_id, artist_id, position, artist_name FROM album_artists"))
        .containsExactly(row("b1", "a1", 0, "n"));
  }

  @Test
  void albumsOfListsNameTheListTheyWereSeenIn() throws IOException {
    lake.transform(
        response(
                Source.ARTIST_ALBUMS,
                """
                {"items":[{"id":"b1","album_group":"appears_on"},{"id":"b1"},null]}
                """)
            .withEntity("a7"));
    lake.transform(
        response(
            Source.NEW_RELEASES,
            """
            {"albums":{"items":[{"id":"b2"}]}}
            """));

    assertThat(lake.query("SELECT album_id, seen_for, album_group FROM albums ORDER BY ALL"))
        .containsExactly(
            row("b1", "a7", "appears_on"), row("b1", "a7", null), row("b2", "browse", null));
  }

  @Test
  void tracksOfAnAlbumHaveItsId() throws IOException {
    lake.transform(
        response(
                Source.ALBUM_TRACKS,
                """
                {"items":[{"id":"t1"}]}
                """)
            .withEntity("b1"));
    lake.transform(
        response(
            Source.ARTIST_TOP_TRACKS,
            """
            {"tracks":[{"uri":"spotify:track:t2"}]}
            """));

    assertThat(lake.query("SELECT track_id, album_id FROM tracks ORDER BY 1"))
        .containsExactly(row("t1", "b1"), row("t2", null));
  }

  @Test
  void aBatchIsReadLikeSingleResponses() throws IOException {
    TransformReport report =
        lake.transform(
            response(
                Source.ARTIST,
                """
                {"artists":[{"id":"a1","genres":["pop","","jazz"]},null]}
                """));

    assertThat(report.elements()).isEqualTo(2);
    assertThat(report.rejects()).isEqualTo(1);
    assertThat(lake.query("SELECT artist_id, genre, position FROM artist_genres ORDER BY position"))
        .containsExactly(row("a1", "pop", 0), row("a1", "jazz", 2));
  }

  @Test
  void aSearchCountsEachEntityInTheTableOfItsKind() throws IOException {
    TransformReport report =
        lake.transform(
            response(
                Source.SEARCH,
                """
                {"tracks":{"items":[{"id":"t1","album":{"id":"b1","popularity":3},"artists":[{"id":"a1"}]},null]},
                 "artists":{"items":[{"id":"a1","name":"x"},{"id":"a2"}]},
                 "albums":{"items":[{"id":"b1"}]},
                 "playlists":{"items":[null,{"id":"p1"}]},
                 "shows":{"items":[{"id":"s1"}]},
                 "episodes":{"items":[{"id":"e1","show":{"id":"s2"}}]}}
                """));

    assertThat(report.elements()).isEqualTo(9);
    assertThat(report.rejects()).isEqualTo(2);
    assertThat(report.rows())
        .containsEntry("tracks", 1L)
        .containsEntry("artists", 2L)
        .containsEntry("albums", 1L)
        .containsEntry("playlists", 1L)
        .containsEntry("shows", 2L)
        .containsEntry("episodes", 1L);
  }
}

package dev.spotifylake.common.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchListTest {
  private static final String ID = "0123456789abcdefghijAB";

  private static WatchList parse(String json) {
    return WatchList.parse(json.getBytes(StandardCharsets.UTF_8), "watchlist.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ID,
        " " + ID + " ",
        "spotify:artist:" + ID,
        "https://open.spotify.com/artist/" + ID,
        "https://open.spotify.com/artist/" + ID + "?si=abc",
        "https://open.spotify.com/intl-de/artist/" + ID + "/"
      })
  void anIdAUriAndALinkAreTheSameArtist(String entry) {
    WatchList list =
        parse(
            """
            {"artists": ["%s", "%s"]}
            """
                .formatted(entry, ID));
    assertThat(list.artists()).containsExactly(ID);
    assertThat(list.problems()).isEmpty();
  }

  @Test
  void anOldPlaylistUriWithItsUserIsThatPlaylist() {
    WatchList list =
        parse(
            """
            {"playlists": ["spotify:user:jo%%20e:playlist:%s"]}
            """
                .formatted(ID));
    assertThat(list.playlists()).containsExactly(ID);
  }

  @Test
  void aWrongEntryIsNamedWithItsLineAndTheOthersGoOn() {
    WatchList list =
        parse(
            """
            {
              "artists": [
                "spotify:artst:%1$s",
                "%1$s",
                42
              ],
              "albums": ["https://open.spotify.com/track/%1$s"],
              "songs": ["%1$s"],
              "tracks": "%1$s",
              "playlists": ["%1$s"]
            }
            """
                .formatted(ID));
    assertThat(list.artists()).containsExactly(ID);
    assertThat(list.playlists()).containsExactly(ID);
    assertThat(list.problems()).extracting(WatchListProblem::line).containsExactly(3, 5, 7, 8, 9);
    assertThat(list.problems().getFirst().message())
        .isEqualTo(
            "watchlist.json line 3: 'spotify:artst:"
                + ID
                + "' in artists; expected an id of 22 letters and digits, spotify:artist:<id> or"
                + " https://open.spotify.com/artist/<id>: mend the entry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{\"artists\":[", "nonsense", "{\"artists\":[\"x"})
  void whatIsNoWatchListIsOneProblem(String json) {
    WatchList list = parse(json);
    assertThat(list.isEmpty()).isTrue();
    assertThat(list.problems()).hasSize(1);
    assertThat(list.problems().getFirst().line()).isEqualTo(1);
  }

  @Test
  void whatStoodBeforeABreakInTheSyntaxGoesOn() {
    WatchList list =
        parse(
            """
            {"artists": ["%s"],
             "tracks": [,]}
            """
                .formatted(ID));
    assertThat(list.artists()).containsExactly(ID);
    assertThat(list.problems()).extracting(WatchListProblem::line).containsExactly(2);
  }
}

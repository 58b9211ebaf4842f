package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeterminismTest {
  private static final List<String> PATHS =
      List.of(
          "me",
          "me/player/recently-played?limit=50",
          "me/tracks?limit=50",
          "me/albums?limit=50",
          "me/shows",
          "me/episodes",
          "me/audiobooks",
          "me/following?type=artist",
          "me/top/tracks",
          "me/top/artists?time_range=short_term",
          "me/playlists",
          "browse/new-releases",
          "search?q=night&type=track,playlist");

  @Test
  void sameSeedAndStartAndClockGiveTheSameBytes() {
    SimulatorOptions options = SimulatorOptions.defaults().withProfile(AppProfile.LEGACY);
    assertThat(bytes(options)).isEqualTo(bytes(options));
  }

  @Test
  void anotherSeedIsAnotherWorld() {
    SimulatorOptions options = SimulatorOptions.defaults().withProfile(AppProfile.LEGACY);
    List<String> one = bytes(options);
    List<String> other = bytes(options.withSeed(2));
    for (int i = 1; i < PATHS.size(); i++) {
      assertThat(other.get(i)).as(PATHS.get(i)).isNotEqualTo(one.get(i));
    }
  }

  @Test
  void theWorldDoesNotDependOnTheStepsOfTheClock() {
    try (SpotifySimulator one = SpotifySimulator.start(SimulatorOptions.defaults());
        SpotifySimulator other = SpotifySimulator.start(SimulatorOptions.defaults())) {
      for (int hour = 0; hour < 48; hour++) {
        one.advance(Duration.ofHours(1));
        one.truth().playlists();
        one.truth().saved("me", "track");
      }
      other.advance(Duration.ofHours(48));
      assertThat(one.truth().playlists()).isEqualTo(other.truth().playlists());
      assertThat(one.truth().saved("me", "track")).isEqualTo(other.truth().saved("me", "track"));
      assertThat(one.truth().plays("me")).isEqualTo(other.truth().plays("me"));
      one.setClock(other.now().minus(Duration.ofHours(20)));
      other.setClock(one.now());
      assertThat(one.truth().playlists()).isEqualTo(other.truth().playlists());
    }
  }

  private static List<String> bytes(SimulatorOptions options) {
    try (SpotifySimulator simulator = SpotifySimulator.start(options)) {
      Client client = Client.signedIn(simulator);
      List<String> bytes = new ArrayList<>();
      for (int poll = 0; poll < 2; poll++) {
        PATHS.forEach(path -> bytes.add(client.api(path).body()));
        client
            .get("me/playlists")
            .get("items")
            .forEach(
                playlist ->
                    bytes.add(
                        client
                            .api("playlists/" + playlist.path("id").asText() + "/tracks")
                            .body()));
        simulator.advance(Duration.ofMinutes(50));
      }
      return bytes;
    }
  }
}

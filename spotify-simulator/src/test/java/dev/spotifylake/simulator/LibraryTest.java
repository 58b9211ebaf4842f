package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.simulator.truth.TrueSaved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LibraryTest {
  @ParameterizedTest
  @CsvSource({"track", "album", "show", "episode", "audiobook"})
  void theLibraryIsTheTruthNewestFirst(String kind) {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      simulator.advance(Duration.ofDays(20));
      List<JsonNode> elements = Client.signedIn(simulator).all("me/" + kind + "s", 50);
      List<TrueSaved> truth = new ArrayList<>(simulator.truth().saved("me", kind));
      truth.removeIf(saved -> saved.removedAt() != null);
      assertThat(elements).hasSameSizeAs(truth);
      List<String> shown = new ArrayList<>();
      List<String> added = new ArrayList<>();
      for (JsonNode element : elements) {
        if (!element.isNull()) {
          shown.add(element.path(kind).path("id").asText(element.path("id").asText()));
          added.add(element.path("added_at").asText());
        }
      }
      assertThat(shown)
          .containsExactlyInAnyOrderElementsOf(
              truth.stream().filter(saved -> !saved.withdrawn()).map(TrueSaved::id).toList());
      assertThat(added).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
  }

  @Test
  void savedTracksComeAndGo() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      int before = simulator.truth().saved("me", "track").size();
      simulator.advance(Duration.ofDays(30));
      List<TrueSaved> after = simulator.truth().saved("me", "track");
      assertThat(after.size()).isGreaterThan(before + 30);
      assertThat(after.stream().filter(saved -> saved.removedAt() != null).count())
          .isGreaterThan(10);
      assertThat(after.stream().map(TrueSaved::id)).doesNotHaveDuplicates();
    }
  }

  @Test
  void followedArtistsArePagedByCursor() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      List<String> ids = new ArrayList<>();
      String after = "";
      JsonNode page;
      do {
        page =
            client
                .get(
                    "me/following?type=artist&limit=20"
                        + (after.isEmpty() ? "" : "&after=" + after))
                .get("artists");
        page.get("items").forEach(artist -> ids.add(artist.get("id").asText()));
        after = page.get("cursors").get("after").asText();
      } while (!page.get("next").isNull());
      List<TrueSaved> truth = simulator.truth().saved("me", "artist");
      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(truth.stream().map(TrueSaved::id).toList());
      assertThat(page.get("total").asInt()).isEqualTo(ids.size()).isGreaterThan(40);
      assertThat(page.get("cursors").get("after").isNull()).isTrue();
      assertThat(client.api("me/following").status()).isEqualTo(400);
    }
  }

  @Test
  void topListsHaveTheTrueOrderAndChangeDaily() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      List<String> ids =
          Client.signedIn(simulator).all("me/top/tracks?time_range=short_term", 50).stream()
              .map(track -> track.get("id").asText())
              .toList();
      assertThat(ids)
          .isEqualTo(simulator.truth().top("me", "track", "short_term"))
          .hasSizeGreaterThan(50);
      simulator.advance(Duration.ofDays(1));
      assertThat(simulator.truth().top("me", "track", "short_term")).isNotEqualTo(ids);
      assertThat(Client.signedIn(simulator).api("me/top/tracks?time_range=eternal").status())
          .isEqualTo(400);
    }
  }
}

package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.simulator.world.Album;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MusicCatalogTest {
  @Test
  void newAlbumsAppearAsTimeGoesOn() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client app = Client.asApp(simulator);
      String busy = simulator.truth().artistIds(2).get(1);
      String path = "artists/" + busy + "/albums?include_groups=album,single,compilation";
      List<JsonNode> before = app.all(path, 10);
      simulator.advance(Duration.ofDays(10));
      List<JsonNode> after = Client.asApp(simulator).all(path, 10);
      assertThat(after).hasSizeGreaterThan(before.size() + 3);
      assertThat(after.stream().map(album -> album.get("id").asText()))
          .containsExactlyElementsOf(
              simulator.truth().albums(busy).reversed().stream().map(Album::id).toList());
    }
  }

  @Test
  void anAlbumThatIsNotOutIsNotFound() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      String busy = simulator.truth().artistIds(2).get(1);
      simulator.advance(Duration.ofDays(10));
      String newest = simulator.truth().albums(busy).getLast().id();
      assertThat(Client.asApp(simulator).api("albums/" + newest).status()).isEqualTo(200);
      simulator.advance(Duration.ofDays(-10));
      assertThat(Client.asApp(simulator).api("albums/" + newest).status()).isEqualTo(404);
    }
  }

  @Test
  void everyEntityIsFoundByItsIdAndByNoOtherId() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      JsonNode track = client.get("me/top/tracks").get("items").get(0);
      String id = track.get("id").asText();
      assertThat(id).hasSize(22);
      assertThat(client.get("tracks/" + id)).isEqualTo(track);
      for (String kind : List.of("show", "episode")) {
        JsonNode saved = client.get("me/" + kind + "s").get("items").get(0).get(kind);
        assertThat(client.get(kind + "s/" + saved.get("id").asText())).isEqualTo(saved);
      }
      JsonNode book = client.get("me/audiobooks").get("items").get(0);
      assertThat(client.get("audiobooks/" + book.get("id").asText())).isEqualTo(book);
      for (String kind : List.of("tracks", "albums", "artists", "shows", "episodes", "playlists")) {
        assertThat(client.api(kind + "/" + id.replace(id.charAt(3), '_')).status()).isEqualTo(404);
      }
      assertThat(client.api("artists/" + id).status()).isEqualTo(404);
      assertThat(client.api("nothing/like/this").status()).isEqualTo(404);
    }
  }

  @Test
  void searchShowsNullsAndATotalThatCannotBeTrusted() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.asApp(simulator);
      JsonNode first = client.get("search?q=night&type=playlist&limit=10").get("playlists");
      JsonNode second =
          client.get("search?q=night&type=playlist&limit=10&offset=10").get("playlists");
      assertThat(first.get("total").asInt()).isNotEqualTo(second.get("total").asInt());
      assertThat(first.get("items")).anyMatch(JsonNode::isNull);
      assertThat(simulator.truth().plantedRejects()).isNotEmpty();
      assertThat(client.api("search?q=night&type=track&offset=1001").status()).isEqualTo(400);
      assertThat(client.api("search?type=track").status()).isEqualTo(400);
    }
  }

  @Test
  void thousandsOfArtistsAreThere() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(SimulatorOptions.builder().artists(2_000).build())) {
      List<String> artists = simulator.truth().artistIds(3_000);
      assertThat(artists).hasSize(2_000).doesNotHaveDuplicates();
      assertThat(Client.asApp(simulator).api("artists/" + artists.getLast()).status())
          .isEqualTo(200);
    }
  }
}

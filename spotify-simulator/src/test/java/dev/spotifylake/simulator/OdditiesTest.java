package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.simulator.truth.PlantedReject;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The oddity playlist shows each oddity in the number that the truth names.
final class OdditiesTest {
  private static final String TYPES = "?additional_types=track,episode";

  @Test
  void aPlaylistHasTheDeclaredNumberOfEachOddity() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(SimulatorOptions.defaults().withProfile(AppProfile.LEGACY))) {
      Client client = Client.signedIn(simulator);
      Map.Entry<String, Map<String, Integer>> playlist =
          simulator.truth().oddities().entrySet().iterator().next();
      List<JsonNode> entries = client.all("playlists/" + playlist.getKey() + "/items" + TYPES, 50);
      Map<String, Integer> counts = playlist.getValue();

      assertThat(entries).hasSize(counts.values().stream().mapToInt(Integer::intValue).sum());
      assertCount(entries, counts, "null_element", JsonNode::isNull);
      assertCount(
          entries, counts, "removed_item", entry -> entry.isObject() && entry.get("item").isNull());
      assertCount(entries, counts, "local_file", entry -> entry.path("is_local").asBoolean());
      assertCount(
          entries,
          counts,
          "episode",
          entry -> item(entry).path("episode").asBoolean() && item(entry).path("id").isTextual());
      assertCount(
          entries,
          counts,
          "ghost_episode",
          entry ->
              item(entry).path("id").isNull()
                  && "0000".equals(item(entry).path("release_date").asText()));
      assertCount(
          entries,
          counts,
          "unknown_type",
          entry -> "hologram".equals(item(entry).path("type").asText()));
      assertCount(entries, counts, "added_at_null", entry -> entry.path("added_at").isNull());
      assertCount(
          entries,
          counts,
          "added_at_1970",
          entry -> entry.path("added_at").asText().startsWith("1970"));
      assertCount(entries, counts, "added_by_null", entry -> entry.path("added_by").isNull());
      assertCount(
          entries,
          counts,
          "added_by_empty",
          entry -> entry.path("added_by").path("id").asText("x").isEmpty());
      assertCount(entries, counts, "restricted", entry -> item(entry).has("restrictions"));
      assertCount(entries, counts, "linked_from", entry -> item(entry).has("linked_from"));
      assertCount(entries, counts, "unknown_field", entry -> item(entry).has("mood_profile"));
      assertCount(
          entries,
          counts,
          "decimal_numbers",
          entry -> item(entry).path("duration_ms").isFloatingPointNumber());
      assertCount(
          entries, counts, "text_numbers", entry -> item(entry).path("duration_ms").isTextual());
    }
  }

  private static JsonNode item(JsonNode entry) {
    return entry.path("item");
  }

  private static void assertCount(
      List<JsonNode> entries, Map<String, Integer> counts, String oddity, Predicate<JsonNode> is) {
    assertThat(entries.stream().filter(is).count())
        .as(oddity)
        .isPositive()
        .isEqualTo(counts.getOrDefault(oddity, 0).longValue());
  }

  @Test
  void oddAlbumsHaveEveryFormOfDateAndImages() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      String artist = simulator.truth().artistIds(1).getFirst();
      List<JsonNode> albums = client.all("artists/" + artist + "/albums?include_groups=album", 10);
      assertThat(albums.stream().map(album -> album.get("release_date").asText("null")))
          .contains("0000", "null")
          .anyMatch(date -> date.matches("\\d{4}-\\d\\d"))
          .anyMatch(date -> date.matches("[12]\\d{3}"))
          .anyMatch(date -> date.matches("\\d{4}-\\d\\d-\\d\\d"));
      assertThat(albums)
          .anyMatch(
              album ->
                  album.get("release_date").asText().length() == 4
                      && "day".equals(album.get("release_date_precision").asText()))
          .anyMatch(album -> album.get("images").isNull())
          .anyMatch(album -> album.get("images").isEmpty() && album.get("images").isArray())
          .anyMatch(album -> album.get("total_tracks").isTextual());
    }
  }

  @Test
  void anArtistIsCreditedTwiceAndNamesAreHostile() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      String playlist = simulator.truth().oddities().keySet().iterator().next();
      List<JsonNode> entries = client.all("playlists/" + playlist + "/items" + TYPES, 50);
      assertThat(entries)
          .anyMatch(
              entry -> {
                List<String> ids =
                    StreamSupport.stream(item(entry).path("artists").spliterator(), false)
                        .map(artist -> artist.path("id").asText())
                        .toList();
                return ids.size() > ids.stream().distinct().count();
              });
      assertThat(entries.stream().map(entry -> item(entry).path("name").asText()))
          .anyMatch(name -> name.contains("\r\n"))
          .anyMatch(name -> name.endsWith("\\"))
          .anyMatch(name -> name.contains("\""))
          .anyMatch(name -> name.contains("🎧"))
          .anyMatch(name -> name.contains("أ"));
    }
  }

  @Test
  void withoutRequestingEpisodesTheirPositionsHoldNull() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      String playlist = simulator.truth().oddities().keySet().iterator().next();
      assertThat(client.all("playlists/" + playlist + "/items", 50))
          .noneMatch(entry -> item(entry).path("show").isObject());
    }
  }

  @Test
  void everyNullElementShownIsAPlantedReject() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      assertThat(simulator.truth().plantedRejects()).isEmpty();

      client.get("me/playlists");
      List<JsonNode> albums = client.all("me/albums", 20);
      String playlist = simulator.truth().oddities().keySet().iterator().next();
      List<JsonNode> entries = client.all("playlists/" + playlist + "/items", 50);
      client.get("playlists/" + playlist);

      long nulls =
          1
              + albums.stream().filter(JsonNode::isNull).count()
              + entries.stream().filter(JsonNode::isNull).count();
      assertThat(simulator.truth().plantedRejects())
          .hasSize((int) nulls)
          .allMatch(reject -> reject.reason().equals("null_element"))
          .extracting(PlantedReject::path)
          .containsOnly("me/playlists", "me/albums", "playlists/" + playlist + "/items");
      PlantedReject first = simulator.truth().plantedRejects().getFirst();
      assertThat(client.get("me/playlists").get("items").get(first.position()).isNull()).isTrue();
    }
  }
}

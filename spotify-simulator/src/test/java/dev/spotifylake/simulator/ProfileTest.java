package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProfileTest {
  private static final List<String> REMOVED =
      List.of(
          "artists/%s/top-tracks",
          "markets",
          "browse/new-releases",
          "browse/categories",
          "artists?ids=%s",
          "me/tracks/contains?ids=%s",
          "users/spotify");

  @Test
  void aRestrictedAppIsRefusedWhatWasRemoved() {
    try (SpotifySimulator simulator = start(AppProfile.RESTRICTED)) {
      Client client = Client.signedIn(simulator);
      String artist = simulator.truth().artistIds(1).getFirst();
      for (String path : REMOVED) {
        Client.Response response = client.api(path.formatted(artist));
        assertThat(response.status()).as(path).isEqualTo(403);
        assertThat(response.body())
            .isEqualTo("{\"error\":{\"status\":403,\"message\":\"Forbidden\"}}");
      }
      for (String batch :
          List.of("albums", "artists", "tracks", "episodes", "shows", "audiobooks", "chapters")) {
        assertThat(client.api(batch + "?ids=" + artist).status()).as(batch).isEqualTo(403);
      }
      String own = client.get("me/playlists").get("items").get(0).get("id").asText();
      assertThat(client.api("playlists/" + own + "/tracks").status()).isEqualTo(403);
      assertThat(client.api("users/x/playlists").status()).isEqualTo(403);
      assertThat(client.api("me/library/contains?uris=spotify:artist:" + artist).status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LEGACY", "EXTENDED"})
  void legacyAppsKeepWhatWasRemoved(AppProfile profile) {
    try (SpotifySimulator simulator = start(profile)) {
      Client client = Client.signedIn(simulator);
      String artist = simulator.truth().artistIds(1).getFirst();
      for (String path : REMOVED) {
        assertThat(client.api(path.formatted(artist)).status()).as(path).isEqualTo(200);
      }
      JsonNode batch = client.get("artists?ids=" + artist + ",unknown").get("artists");
      assertThat(batch.get(0).get("id").asText()).isEqualTo(artist);
      assertThat(batch.get(1).isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void goneForEverybody(AppProfile profile) {
    try (SpotifySimulator simulator = start(profile)) {
      Client client = Client.signedIn(simulator);
      assertThat(client.api("audio-features/x").status()).isEqualTo(403);
      assertThat(client.api("recommendations").status()).isEqualTo(403);
      for (JsonNode playlist : client.get("me/playlists").get("items")) {
        if (playlist.path("id").asText().startsWith("37i9dQ")) {
          assertThat(client.api("playlists/" + playlist.get("id").asText()).status())
              .isEqualTo(404);
          return;
        }
      }
      throw new AssertionError("no playlist of Spotify's own is listed");
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesAreAsLongAsTheProfileAllows(AppProfile profile) {
    boolean restricted = profile == AppProfile.RESTRICTED;
    try (SpotifySimulator simulator = start(profile)) {
      Client client = Client.signedIn(simulator);
      String albums = "artists/" + simulator.truth().artistIds(2).get(1) + "/albums";
      assertPages(client, albums, restricted ? 5 : 20, restricted ? 10 : 50);
      assertPages(client, "search?q=a&type=track", restricted ? 5 : 20, restricted ? 10 : 50);
      assertPages(client, "me/tracks", 20, 50);
      assertPages(client, "me/player/recently-played", 20, 50);
      String own = client.get("me/playlists").get("items").get(0).get("id").asText();
      assertPages(client, "playlists/" + own + "/items", 20, 50);
      if (!restricted) {
        assertPages(client, "playlists/" + own + "/tracks", 20, 100);
      }
    }
  }

  private static void assertPages(Client client, String path, int usual, int most) {
    String sign = path.contains("?") ? "&" : "?";
    JsonNode page = client.get(path);
    JsonNode inner = page.has("tracks") ? page.get("tracks") : page;
    assertThat(inner.get("limit").asInt()).as(path).isEqualTo(usual);
    assertThat(client.api(path + sign + "limit=" + most).status()).isEqualTo(200);
    Client.Response refused = client.api(path + sign + "limit=" + (most + 1));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("error").get("message").asText()).isEqualTo("Invalid limit");
    assertThat(client.api(path + sign + "limit=0").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource
  void fieldsThatAreGoneAreAbsent(AppProfile profile) {
    boolean there = profile != AppProfile.RESTRICTED;
    try (SpotifySimulator simulator = start(profile)) {
      Client client = Client.signedIn(simulator);
      JsonNode track = client.get("me/top/tracks").get("items").get(0);
      JsonNode album = client.get("albums/" + track.get("album").get("id").asText());
      assertHas(there, track, "available_markets");
      assertHas(there, track.get("album"), "available_markets");
      assertHas(there, album, "label", "popularity");
      String artist = track.get("artists").get(0).get("id").asText();
      assertHas(
          there, client.get("artists/" + artist + "/albums").get("items").get(0), "album_group");
      assertHas(there, client.get("artists/" + artist), "followers", "popularity", "genres");
      assertHas(there, client.get("me"), "country", "email", "product", "followers");
      assertHas(
          there,
          client.get("me/shows").get("items").get(0).get("show"),
          "publisher",
          "available_markets");
      assertThat(client.get("me").get("account_id").asText()).startsWith("acc-");
      assertThat(track.get("external_ids").has("isrc")).isTrue();
      assertThat(album.get("external_ids").has("upc")).isTrue();
      assertThat(album.get("tracks").get("items").size())
          .isEqualTo(album.get("total_tracks").asInt());
    }
  }

  private static void assertHas(boolean there, JsonNode node, String... fields) {
    for (String field : fields) {
      assertThat(node.has(field)).as(field).isEqualTo(there);
    }
  }

  @ParameterizedTest
  @EnumSource
  void contentsAreSpelledAsTheProfileSpells(AppProfile profile) {
    try (SpotifySimulator simulator = start(profile)) {
      Client client = Client.signedIn(simulator);
      JsonNode listed = client.get("me/playlists").get("items").get(0);
      JsonNode single = client.get("playlists/" + listed.get("id").asText());
      JsonNode entry =
          client.get("playlists/" + listed.get("id").asText() + "/items").get("items").get(0);
      boolean isNew = profile != AppProfile.EXTENDED;
      boolean isOld = profile != AppProfile.RESTRICTED;
      assertThat(listed.has("items")).isEqualTo(isNew);
      assertThat(listed.has("tracks")).isEqualTo(isOld);
      assertThat(single.has("items")).isEqualTo(isNew);
      assertThat(single.has("tracks")).isEqualTo(isOld);
      assertThat(entry.has("item")).isEqualTo(isNew);
      assertThat(entry.has("track")).isEqualTo(isOld);
      JsonNode value = isNew ? entry.get("item") : entry.get("track");
      assertThat(value.get("track").isBoolean()).isTrue();
      assertThat(value.get("episode").asBoolean()).isFalse();
    }
  }

  @Test
  void aRestrictedAppSeesContentsOnlyOfItsUsersOwnPlaylists() {
    try (SpotifySimulator simulator = start(AppProfile.RESTRICTED)) {
      Client client = Client.signedIn(simulator);
      Client app = Client.asApp(simulator);
      String me = simulator.credentials().listener("me").spotifyId();
      int foreign = 0;
      for (JsonNode playlist : client.get("me/playlists").get("items")) {
        if (playlist.isNull() || playlist.get("id").asText().startsWith("37i9dQ")) {
          continue;
        }
        String path = "playlists/" + playlist.get("id").asText();
        boolean visible =
            playlist.get("owner").get("id").asText().equals(me)
                || playlist.get("collaborative").asBoolean();
        assertThat(playlist.has("items")).isEqualTo(visible);
        assertThat(client.get(path).has("items")).isEqualTo(visible);
        assertThat(client.api(path + "/items").status()).isEqualTo(visible ? 200 : 403);
        foreign += visible ? 0 : 1;
        if (playlist.get("public").asBoolean()) {
          assertThat(app.get(path).has("items")).isFalse();
          assertThat(app.api(path + "/items").status()).isEqualTo(403);
        } else {
          assertThat(app.api(path).status()).isEqualTo(404);
        }
      }
      assertThat(foreign).isEqualTo(1);
    }
  }

  @Test
  void anOlderAppReadsAnyPublicPlaylistWithoutAUser() {
    try (SpotifySimulator simulator = start(AppProfile.EXTENDED)) {
      Client app = Client.asApp(simulator);
      String friends =
          simulator.truth().playlists().stream()
              .filter(playlist -> playlist.ownerId().startsWith("zoë"))
              .findFirst()
              .orElseThrow()
              .id();
      assertThat(app.get("playlists/" + friends + "/tracks").get("items").size()).isEqualTo(20);
    }
  }

  private static SpotifySimulator start(AppProfile profile) {
    return SpotifySimulator.start(SimulatorOptions.defaults().withProfile(profile));
  }
}

package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.truth.ShownSnapshot;
import dev.spotifylake.simulator.truth.TrueEntry;
import dev.spotifylake.simulator.truth.TruePlaylist;
import dev.spotifylake.simulator.world.Change;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlaylistTest {
  @Test
  void snapshotsChangeWithEveryEditAndOnlyThen() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      simulator.advance(Duration.ofDays(6));
      Set<String> kinds = new HashSet<>();
      for (TruePlaylist playlist : simulator.truth().playlists()) {
        List<Change> changes = simulator.truth().changes(playlist.id());
        Set<String> snapshots = new HashSet<>();
        for (Change change : changes) {
          kinds.add(change.kind());
          assertThat(change.snapshotAfter()).isNotEqualTo(change.snapshotBefore());
          snapshots.add(change.snapshotAfter());
          List<String> before = uris(simulator, playlist.id(), change.snapshotBefore());
          List<String> after = uris(simulator, playlist.id(), change.snapshotAfter());
          switch (change.kind()) {
            case "rename" -> assertThat(after).isEqualTo(before);
            case "add" -> assertThat(after).hasSize(before.size() + change.count());
            case "remove" -> assertThat(after).hasSize(before.size() - change.count());
            case "move" -> assertThat(after).containsExactlyInAnyOrderElementsOf(before);
            default -> throw new AssertionError(change.kind());
          }
        }
        assertThat(snapshots).hasSize(changes.size());
        if (!changes.isEmpty()) {
          assertThat(playlist.snapshotId()).isEqualTo(changes.getLast().snapshotAfter());
        }
      }
      assertThat(kinds).containsExactlyInAnyOrder("add", "remove", "move", "rename");
      assertThat(simulator.truth().playlists()).anyMatch(playlist -> playlist.total() == 0);
    }
  }

  @Test
  void allPagesTogetherHoldTheWholePlaylist() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      String id = client.get("me/playlists").get("items").get(2).get("id").asText();
      client.get("playlists/" + id + "/items?limit=50");
      assertThat(simulator.truth().shownSnapshots())
          .singleElement()
          .matches(shown -> shown.positions() == 50 && !shown.complete());
      List<JsonNode> entries = client.all("playlists/" + id + "/items", 50);
      List<TrueEntry> truth = simulator.truth().contents(id, null);
      assertThat(entries.stream().map(entry -> entry.get("item").get("uri").asText()))
          .containsExactlyElementsOf(truth.stream().map(TrueEntry::uri).toList());
      assertThat(entries.stream().map(entry -> entry.get("added_at").asText()))
          .containsExactlyElementsOf(
              truth.stream().map(entry -> String.valueOf(entry.addedAt())).toList());
      assertThat(simulator.truth().shownSnapshots())
          .singleElement()
          .matches(ShownSnapshot::complete);
      assertThat(client.get("playlists/" + id + "/items?offset=5000").get("items").isEmpty())
          .isTrue();
    }
  }

  @Test
  void aPlaylistCanBeEditedBetweenTwoPages() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      String id = client.get("me/playlists").get("items").get(2).get("id").asText();
      String before = client.get("playlists/" + id).get("snapshot_id").asText();
      simulator.inject(Fault.of(FaultKind.EDIT_BETWEEN_PAGES).on("playlists/{id}/items").times(1));
      client.get("playlists/" + id + "/items?limit=50");
      String after = client.get("playlists/" + id).get("snapshot_id").asText();
      assertThat(after).isNotEqualTo(before);
      assertThat(client.get("playlists/" + id).get("snapshot_id").asText()).isEqualTo(after);
      simulator.editPlaylist(id);
      assertThat(client.get("playlists/" + id).get("snapshot_id").asText()).isNotEqualTo(after);
      assertThat(simulator.truth().contents(id, before)).isNotEmpty();
    }
  }

  @Test
  void theListsNextLeadsToAnEndpointThatWasRemoved() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      String next = client.get("me/playlists?limit=5").get("next").asText();
      assertThat(next)
          .isEqualTo(
              "https://api.spotify.com/v1/users/night%20owl%2077/playlists?offset=5&limit=5");
      assertThat(client.all("me/playlists", 5)).hasSize(12);
      simulator.advance(Duration.ofHours(31));
      assertThat(Client.signedIn(simulator).all("me/playlists", 50)).hasSize(13);
    }
  }

  @Test
  void aLargePlaylistHoldsTenThousandAndNobodyEditsIt() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(SimulatorOptions.builder().largePlaylist(10_000).build())) {
      Client client = Client.signedIn(simulator);
      JsonNode large = client.all("me/playlists", 50).getLast();
      assertThat(large.get("items").get("total").asInt()).isEqualTo(10_000);
      String path = "playlists/" + large.get("id").asText() + "/items?limit=50&offset=9980";
      assertThat(client.get(path).get("items").size()).isEqualTo(20);
      simulator.advance(Duration.ofDays(30));
      assertThat(simulator.truth().changes(large.get("id").asText())).isEmpty();
    }
  }

  private static List<String> uris(SpotifySimulator simulator, String id, String snapshot) {
    return simulator.truth().contents(id, snapshot).stream()
        .map(entry -> String.valueOf(entry.uri()))
        .toList();
  }
}

package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.simulator.truth.RecordedCall;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The simulator's own endpoints, and what it records.
final class ControlTest {
  private final SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults());
  private final Client client = Client.signedIn(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void theClockIsReadSetAndAdvancedFromOutside() {
    assertThat(client.root("/_clock").json().get("now").asText()).isEqualTo("2026-11-02T00:00:00Z");
    client.rootPost("/_clock", "{\"now\":\"2026-11-05T10:00:00Z\"}");
    assertThat(simulator.now()).isEqualTo(Instant.parse("2026-11-05T10:00:00Z"));
    client.rootPost("/_clock", "{\"advance\":\"PT1H\"}");
    assertThat(simulator.now()).isEqualTo(Instant.parse("2026-11-05T11:00:00Z"));
    for (String wrong : List.of("{}", "{\"now\":\"noon\"}", "soon")) {
      assertThat(client.rootPost("/_clock", wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void faultsArePostedListedAndDeleted() {
    client.rootPost(
        "/_faults", "[{\"fault\":\"rate-429\",\"endpoint\":\"me\",\"retry_after\":3},\"slow\"]");
    assertThat(client.root("/_faults").json()).hasSize(2);
    assertThat(client.api("me").header("Retry-After")).isEqualTo("3");
    Client.send(HttpRequest.newBuilder(URI.create(simulator.accountsUrl() + "/_faults")).DELETE());
    assertThat(client.api("me").status()).isEqualTo(200);
    Client.Response wrong = client.rootPost("/_faults", "{\"fault\":\"storm\"}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("storm").contains("quota-429");
  }

  @Test
  void everyPartOfTheTruthHasAnAddress() {
    JsonNode shown = client.get("me/player/recently-played?limit=50");
    JsonNode truth = client.root("/_truth/shown_plays").json();
    assertThat(truth).hasSameSizeAs(shown.get("items"));
    assertThat(Instant.parse(truth.get(0).get("played_at").asText()))
        .isEqualTo(Instant.parse(shown.get("items").get(0).get("played_at").asText()));
    String playlist = client.root("/_truth/playlists").json().get(0).get("id").asText();
    for (String name :
        List.of(
            "plays?listener=me",
            "contents?playlist=" + playlist,
            "changes",
            "changes?playlist=" + playlist,
            "saved?kind=album",
            "top?kind=artist&range=short_term",
            "artists?count=3",
            "albums?artist=" + simulator.truth().artistIds(1).getFirst(),
            "oddities",
            "calls")) {
      assertThat(client.root("/_truth/" + name).json()).as(name).isNotEmpty();
    }
    for (String name : List.of("shown_snapshots", "planted_rejects", "calls_during_bans")) {
      assertThat(client.root("/_truth/" + name).json()).as(name).isEmpty();
    }
    assertThat(client.root("/_truth/nonsense").status()).isEqualTo(404);
    assertThat(client.root("/_truth/contents").status()).isEqualTo(400);
    assertThat(client.root("/_truth/saved?kind=car").status()).isEqualTo(400);
  }

  @Test
  void callsAreRecordedButNotThoseToTheControls() {
    client.api("artists/" + simulator.truth().artistIds(1).getFirst() + "/albums?limit=3");
    client.root("/_clock");
    assertThat(simulator.calls())
        .extracting(RecordedCall::group)
        .containsExactly("api/token", "artists/{id}/albums");
    assertThat(simulator.calls().getLast())
        .matches(call -> call.who().equals("user:me") && call.query().equals("limit=3"))
        .matches(call -> call.host().equals("127.0.0.1:" + simulator.apiUrl().getPort()));
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    int port = simulator.apiUrl().getPort();
    assertThatThrownBy(() -> SpotifySimulator.start(SimulatorOptions.defaults().withPort(port)))
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("another port");
  }

  @Test
  void optionsOutsideTheirRangeAreNamed() {
    assertThatThrownBy(() -> SimulatorOptions.defaults().withListeners(6))
        .hasMessage("simulator option listeners is 6: expected 1 to 5");
    assertThatThrownBy(() -> AppProfile.named("pro")).hasMessageContaining("'pro'");
    assertThat(AppProfile.named("legacy")).isEqualTo(AppProfile.LEGACY);
  }

  @Test
  void secretsStandInNoToString() {
    String text = simulator.credentials().toString() + simulator.credentials().listener("me");
    assertThat(text)
        .doesNotContain(simulator.credentials().clientSecret())
        .doesNotContain(simulator.credentials().listener("me").refreshToken());
  }
}

package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.simulator.truth.RecordedCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignInTest {
  static Client.Response refresh(SpotifySimulator simulator, String label) {
    return refreshBy(simulator, simulator.credentials().listener(label).refreshToken());
  }

  private static Client.Response refreshBy(SpotifySimulator simulator, String token) {
    return new Client(simulator)
        .form(
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                token,
                "client_id",
                simulator.credentials().clientId()));
  }

  @Test
  void clientCredentialsNeedTheRightSecret() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = new Client(simulator);
      SimulatorCredentials app = simulator.credentials();
      Map<String, String> grant = Map.of("grant_type", "client_credentials");
      Client.Response good = client.form(grant, basic(app.clientId(), app.clientSecret()));
      assertThat(good.status()).isEqualTo(200);
      assertThat(good.json().get("expires_in").asInt()).isEqualTo(3_600);
      assertThat(good.json().get("token_type").asText()).isEqualTo("Bearer");
      assertThat(good.json().has("refresh_token")).isFalse();
      for (Client.Response bad :
          new Client.Response[] {
            client.form(grant, basic(app.clientId(), "wrong")),
            client.form(grant, basic("wrong", app.clientSecret())),
            client.form(grant),
            client.form(Map.of("grant_type", "client_credentials", "client_id", app.clientId()))
          }) {
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("error").asText()).isEqualTo("invalid_client");
        assertThat(bad.json().has("error_description")).isTrue();
      }
    }
  }

  private static Map<String, String> basic(String id, String secret) {
    String pair =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return Map.of("Authorization", "Basic " + pair);
  }

  @Test
  void anAppsTokenNeverReadsAUsersData() {
    for (AppProfile profile : AppProfile.values()) {
      try (SpotifySimulator simulator =
          SpotifySimulator.start(SimulatorOptions.defaults().withProfile(profile))) {
        Client app = Client.asApp(simulator);
        assertThat(app.api("me").status()).isEqualTo(401);
        assertThat(app.api("me/playlists").status()).isEqualTo(401);
        assertThat(app.api("artists/" + simulator.truth().artistIds(1).getFirst()).status())
            .isEqualTo(200);
        assertThat(simulator.calls()).extracting(RecordedCall::who).containsOnly("none", "app");
      }
    }
  }

  @Test
  void anAccessTokenLivesForAnHourOfTheSimulatorsClock() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Client client = Client.signedIn(simulator);
      simulator.advance(Duration.ofSeconds(3_599));
      assertThat(client.api("me").status()).isEqualTo(200);
      simulator.advance(Duration.ofSeconds(1));
      Client.Response expired = client.api("me");
      assertThat(expired.status()).isEqualTo(401);
      assertThat(expired.json().get("error").get("message").asText())
          .isEqualTo("The access token expired");
      assertThat(client.with("nonsense").api("me").status()).isEqualTo(401);
      assertThat(Client.signedIn(simulator).api("me").status()).isEqualTo(200);
    }
  }

  @Test
  void aRefreshTokenEndsSixMonthsAfterTheConsent() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(
            SimulatorOptions.builder().listeners(2).consentAge(Duration.ofDays(170)).build())) {
      Instant death =
          simulator
              .credentials()
              .listener("me")
              .consentedAt()
              .atOffset(ZoneOffset.UTC)
              .plusMonths(6)
              .toInstant();
      simulator.setClock(death.minusMillis(1));
      assertThat(refresh(simulator, "me").status()).isEqualTo(200);
      assertThat(refresh(simulator, "me").json().has("refresh_token")).isFalse();
      simulator.setClock(death);
      Client.Response dead = refresh(simulator, "me");
      assertThat(dead.status()).isEqualTo(400);
      assertThat(dead.json().get("error").asText()).isEqualTo("invalid_grant");
      assertThat(refresh(simulator, "anna").status()).isEqualTo(200);
    }
  }

  @Test
  void aRevokedConsentIsAnInvalidGrantForThatListenerOnly() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(SimulatorOptions.defaults().withListeners(2))) {
      simulator.revoke("me");
      assertThat(refresh(simulator, "me").json().get("error").asText()).isEqualTo("invalid_grant");
      assertThat(refresh(simulator, "anna").status()).isEqualTo(200);
    }
  }

  @Test
  void aRotatedRefreshTokenReplacesTheOldOne() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(SimulatorOptions.builder().rotateRefreshTokens(true).build())) {
      String next = refresh(simulator, "me").json().get("refresh_token").asText();
      assertThat(refresh(simulator, "me").status()).isEqualTo(400);
      assertThat(refreshBy(simulator, next).status()).isEqualTo(200);
    }
  }

  @Test
  void aScopeThatWasNotGrantedIsMissed() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(SimulatorOptions.builder().scopes("user-top-read").build())) {
      Client client = Client.signedIn(simulator);
      assertThat(client.api("me/top/tracks").status()).isEqualTo(200);
      Client.Response refused = client.api("me/tracks");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().get("error").get("message").asText())
          .isEqualTo("Insufficient client scope");
    }
  }

  @Test
  void everyListenerHasIdsAndDataOfTheirOwn() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(SimulatorOptions.defaults().withListeners(5))) {
      assertThat(simulator.credentials().listeners())
          .extracting(
              listener -> Client.signedIn(simulator, listener.label()).get("me").get("id").asText())
          .doesNotHaveDuplicates()
          .containsExactlyElementsOf(
              simulator.credentials().listeners().stream()
                  .map(SimulatorCredentials.ListenerCredentials::spotifyId)
                  .toList());
      assertThat(simulator.credentials().listeners())
          .extracting(listener -> simulator.truth().top(listener.label(), "artist", "long_term"))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void unknownGrantsAreRefusedByName() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      SimulatorCredentials app = simulator.credentials();
      Client.Response response =
          new Client(simulator)
              .form(Map.of("grant_type", "password"), basic(app.clientId(), app.clientSecret()));
      assertThat(response.json().get("error").asText()).isEqualTo("unsupported_grant_type");
      assertThat(refreshBy(simulator, "AQnothing").json().get("error").asText())
          .isEqualTo("invalid_grant");
    }
  }
}

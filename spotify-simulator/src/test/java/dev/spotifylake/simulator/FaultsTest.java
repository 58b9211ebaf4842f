package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.truth.PlantedReject;
import dev.spotifylake.simulator.truth.RecordedCall;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private static final String RECENTLY_PLAYED = "me/player/recently-played";
  private final SpotifySimulator simulator =
      SpotifySimulator.start(SimulatorOptions.builder().listeners(2).build());
  private final Client client = Client.signedIn(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aRateLimitSaysHowLongToWaitIfConfigured() {
    simulator.inject(Fault.of(FaultKind.RATE_429).times(1).retryAfter(7));
    simulator.inject(Fault.of(FaultKind.RATE_429).times(1));
    Client.Response first = client.api("me");
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.header("Retry-After")).isEqualTo("7");
    assertThat(first.json().get("error").has("reason")).isFalse();
    Client.Response second = client.api("me");
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.header("Retry-After")).isEmpty();
    assertThat(client.api("me").status()).isEqualTo(200);
  }

  @Test
  void anEmpty429HasNoBody() {
    simulator.inject(Fault.of(FaultKind.EMPTY_429).times(1));
    assertThat(client.api("me"))
        .matches(response -> response.status() == 429 && response.body().isEmpty());
  }

  @Test
  void aQuotaFaultBansItsGroupUntilItIsOver() {
    simulator.inject(Fault.of(FaultKind.QUOTA_429).on("me/top/tracks").times(1).retryAfter(50_400));
    Client.Response ban = client.api("me/top/tracks");
    assertThat(ban.status()).isEqualTo(429);
    assertThat(ban.header("Retry-After")).isEqualTo("50400");
    assertThat(ban.json().get("error").get("reason").asText()).isEqualTo("QUOTA_EXCEEDED");
    assertThat(client.api("me/top/artists").status()).isEqualTo(200);
    assertThat(simulator.truth().callsDuringBans()).isEmpty();

    simulator.advance(Duration.ofHours(13));
    Client later = Client.signedIn(simulator);
    assertThat(later.api("me/top/tracks").header("Retry-After")).isEqualTo("3600");
    assertThat(simulator.truth().callsDuringBans())
        .singleElement()
        .matches(call -> call.group().equals("me/top/tracks") && call.status() == 429);
    simulator.advance(Duration.ofHours(1));
    assertThat(Client.signedIn(simulator).api("me/top/tracks").status()).isEqualTo(200);
  }

  @Test
  void aQuotaFaultWithoutATimeDrawsOneThatWasRecorded() {
    simulator.inject(Fault.of(FaultKind.QUOTA_429).times(1));
    assertThat(Integer.parseInt(client.api("me").header("Retry-After"))).isBetween(48_925, 86_400);
  }

  @Test
  void aGroupsQuotaIsExhaustedByItsCallsOnly() {
    try (SpotifySimulator strict =
        SpotifySimulator.start(SimulatorOptions.builder().quotaPerGroup(5).build())) {
      Client app = Client.asApp(strict);
      List<String> artists = strict.truth().artistIds(10);
      List<Integer> statuses = new ArrayList<>();
      for (String artist : artists.subList(0, 7)) {
        statuses.add(app.api("artists/" + artist).status());
      }
      assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 429, 429);
      assertThat(app.api("artists/" + artists.getFirst() + "/albums").status()).isEqualTo(200);
      assertThat(strict.truth().callsDuringBans()).hasSize(1);
      assertThat(strict.truth().mostCallsInADay("artists/{id}")).isEqualTo(7);
      assertThat(strict.truth().mostCallsInADay(null)).isEqualTo(7);
    }
  }

  @Test
  void serverErrorsComeInEveryForm() {
    for (int status : new int[] {500, 502, 503, 504}) {
      simulator.inject(Fault.of(FaultKind.SERVER_ERROR).times(1).withStatus(status));
    }
    List<Client.Response> responses = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      responses.add(client.api("me"));
    }
    assertThat(responses).extracting(Client.Response::status).containsExactly(500, 502, 503, 504);
    assertThat(responses.get(0).json().has("error")).isTrue();
    assertThatThrownBy(() -> responses.get(2).json())
        .hasCauseInstanceOf(JsonProcessingException.class);
    assertThat(responses.get(3).body()).isEmpty();
  }

  @Test
  void aResetClosesTheConnectionWithoutAResponse() {
    simulator.inject(Fault.of(FaultKind.RESET).on(RECENTLY_PLAYED));
    assertThatThrownBy(() -> client.api(RECENTLY_PLAYED)).isInstanceOf(UncheckedIOException.class);
    simulator.clearFaults();
    simulator.inject(Fault.of(FaultKind.RESET_MID_BODY).on(RECENTLY_PLAYED).times(1));
    assertThatThrownBy(() -> client.api(RECENTLY_PLAYED)).isInstanceOf(UncheckedIOException.class);
    assertThat(simulator.truth().shownPlays()).isEmpty();
    assertThat(simulator.calls())
        .filteredOn(call -> call.group().equals(RECENTLY_PLAYED))
        .extracting(RecordedCall::status)
        .contains(0)
        .endsWith(200);
    assertThat(client.api(RECENTLY_PLAYED).status()).isEqualTo(200);
    assertThat(simulator.truth().shownPlays()).hasSize(20);
  }

  @Test
  void aTruncatedBodyIsACompleteResponseAndOneReject() {
    simulator.inject(Fault.of(FaultKind.TRUNCATED_BODY).on(RECENTLY_PLAYED).times(1));
    Client.Response response = client.api(RECENTLY_PLAYED + "?limit=9");
    assertThat(response.status()).isEqualTo(200);
    assertThatThrownBy(response::json).isInstanceOf(UncheckedIOException.class);
    assertThat(simulator.truth().shownPlays()).isEmpty();
    assertThat(simulator.truth().plantedRejects())
        .containsExactly(
            new PlantedReject("me", RECENTLY_PLAYED, "limit=9", simulator.now(), 0, "truncated"));
  }

  @Test
  void anHtmlPageWithStatus200IsAReject() {
    simulator.inject(Fault.of(FaultKind.HTML_ERROR).times(1));
    simulator.inject(Fault.of(FaultKind.HTML_ERROR).times(1).withStatus(200));
    assertThat(client.api("me")).matches(response -> response.status() == 502);
    assertThat(simulator.truth().plantedRejects()).isEmpty();
    assertThat(client.api("me"))
        .matches(
            response -> response.status() == 200 && response.body().startsWith("<!DOCTYPE html>"));
    assertThat(simulator.truth().plantedRejects())
        .singleElement()
        .matches(reject -> reject.reason().equals("not_json"));
  }

  @Test
  void aSlowResponseHasTheUsualBody() {
    simulator.inject(Fault.of(FaultKind.SLOW).times(1).withLatency(Duration.ofMillis(300)));
    long before = System.nanoTime();
    assertThat(client.api("me").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void aPremiumLapseForbidsEverythingForItsTime() {
    Instant from = simulator.now().plus(Duration.ofMinutes(10));
    simulator.inject(
        Fault.of(FaultKind.PREMIUM_LAPSE).between(from, from.plus(Duration.ofDays(1))));
    assertThat(client.api("me").status()).isEqualTo(200);
    simulator.advance(Duration.ofMinutes(10));
    assertThat(client.api("me").status()).isEqualTo(403);
    assertThat(client.api(RECENTLY_PLAYED).status()).isEqualTo(403);
    assertThat(Client.asApp(simulator).api("markets").status()).isEqualTo(403);
    simulator.advance(Duration.ofDays(1));
    assertThat(Client.signedIn(simulator).api("me").status()).isEqualTo(200);
  }

  @Test
  void aFaultCanMeanOneListenerOnly() {
    simulator.inject(Fault.of(FaultKind.SERVER_ERROR).forListener("anna"));
    assertThat(client.api("me").status()).isEqualTo(200);
    assertThat(Client.signedIn(simulator, "anna").api("me").status()).isGreaterThanOrEqualTo(500);
  }

  @Test
  void aFaultFindsItsCallsByGroupPathAndChance() {
    simulator.inject(Fault.of(FaultKind.SERVER_ERROR).on("me/top/*").times(2));
    assertThat(client.api("me").status()).isEqualTo(200);
    assertThat(client.api("me/top/tracks").status()).isGreaterThanOrEqualTo(500);
    assertThat(client.api("me/top/artists").status()).isGreaterThanOrEqualTo(500);
    assertThat(client.api("me/top/artists").status()).isEqualTo(200);
    simulator.inject(Fault.of(FaultKind.SERVER_ERROR).on("me").chance(0.3));
    int failed = 0;
    for (int i = 0; i < 60; i++) {
      failed += client.api("me").status() == 200 ? 0 : 1;
    }
    assertThat(failed).isBetween(5, 40);
    simulator.clearFaults();
    assertThat(client.api("me").status()).isEqualTo(200);
  }

  @Test
  void theTokenEndpointHasFaultsOfItsOwn() {
    simulator.inject(Fault.of(FaultKind.SERVER_ERROR));
    simulator.inject(Fault.of(FaultKind.INVALID_GRANT).times(1));
    simulator.inject(Fault.of(FaultKind.TOKEN_5XX).times(1));
    simulator.inject(Fault.of(FaultKind.EMPTY_429).on("api/token").times(1));
    Client.Response grant = SignInTest.refresh(simulator, "me");
    assertThat(grant.status()).isEqualTo(400);
    assertThat(grant.json().get("error").asText()).isEqualTo("invalid_grant");
    assertThat(SignInTest.refresh(simulator, "me").status()).isEqualTo(503);
    assertThat(SignInTest.refresh(simulator, "me").status()).isEqualTo(429);
    assertThat(SignInTest.refresh(simulator, "me").status()).isEqualTo(200);
  }

  @Test
  void faultsAreTypedOnOneLine() {
    assertThat(Fault.parse("quota-429,endpoint=me/top/tracks,count=1,retry_after=50400"))
        .isEqualTo(Fault.of(FaultKind.QUOTA_429).on("me/top/tracks").times(1).retryAfter(50_400));
    assertThat(Fault.parse("slow,latency_ms=20,probability=0.5,until=2026-11-03T00:00:00Z"))
        .isEqualTo(
            Fault.of(FaultKind.SLOW)
                .withLatency(Duration.ofMillis(20))
                .chance(0.5)
                .between(null, Instant.parse("2026-11-03T00:00:00Z")));
    assertThatThrownBy(() -> Fault.parse("bad-luck"))
        .hasMessageContaining("bad-luck")
        .hasMessageContaining("rate-429");
    assertThatThrownBy(() -> Fault.parse("slow,count=0")).hasMessageContaining("count=0");
    assertThatThrownBy(() -> Fault.parse("slow,colour=red")).hasMessageContaining("colour=red");
  }
}

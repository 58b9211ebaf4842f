package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A sign-in lasts six months from the consent.
class SignInExpiryTest {
  private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");

  private static TestLake expiringIn(Duration left, boolean rotating) {
    Instant end = START.plus(left);
    Instant consentedAt = end.atOffset(ZoneOffset.UTC).minusMonths(6).toInstant();
    return new TestLake(
        SimulatorOptions.builder()
            .start(START)
            .artists(20)
            .ownedPlaylists(5)
            .savedTracks(10)
            .consentAge(Duration.between(consentedAt, START))
            .rotateRefreshTokens(rotating)
            .build());
  }

  @Test
  void aPersonIsWarnedOnceAtEachWarningDay() {
    try (TestLake lake = expiringIn(Duration.ofDays(33), false)) {
      List<String> warnings = new ArrayList<>();
      for (int day = 0; day < 33; day++) {
        for (Duration wait : List.of(Duration.ofDays(1).minusMinutes(1), Duration.ofMinutes(1))) {
          RunReport report = lake.runAfter(wait);
          report.notices().stream().filter(line -> line.contains("ends in")).forEach(warnings::add);
          lake.restart();
        }
      }
      assertThat(warnings)
          .allMatch(line -> line.endsWith("run: lake login --account me"))
          .extracting(line -> line.replaceAll(".* ends in (\\d+) days?.*", "$1"))
          .containsExactly("30", "14", "7", "1");
    }
  }

  @Test
  void anEndedSignInStopsOnlyThatPersonUntilLogin() throws IOException {
    try (TestLake lake = expiringIn(Duration.ofMinutes(90), false)) {
      lake.run();
      long before = lake.lines(Source.RECENTLY_PLAYED).size();

      // The access token of the hour is used up and the refresh token ends while the run is made.
      lake.spotify.advance(Duration.ofMinutes(89).plusSeconds(30));
      lake.spotify.inject(Fault.of(FaultKind.RATE_429).on("me/tracks").times(1).retryAfter(120));
      RunReport during = lake.run();
      assertThat(lake.lines(Source.RECENTLY_PLAYED)).hasSizeGreaterThan((int) before);

      RunReport after = lake.runAfter(Duration.ofHours(1));
      assertThat(TestLake.of(after, Source.RECENTLY_PLAYED).outcome())
          .as(during.problems().toString())
          .isEqualTo(Outcome.TOKEN_DEAD);
      assertThat(after.tokenDaysLeft()).isZero();
      assertThat(after.problems()).anyMatch(line -> line.contains("run: lake login --account me"));
      long refused = tokenCalls(lake);
      lake.watchArtists(lake.spotify.truth().artistIds(1));
      RunReport later = lake.runAfter(Duration.ofHours(2));
      assertThat(TestLake.of(later, Source.ARTIST_ALBUMS).outcome()).isEqualTo(Outcome.DONE);
      assertThat(tokenCalls(lake) - refused).as("only the app's own token is requested").isOne();

      login(lake);
      RunReport back = lake.runAfter(Duration.ofHours(1));
      assertThat(TestLake.of(back, Source.RECENTLY_PLAYED).status2xx()).isOne();
      TestLake.Line poll = lake.lines(Source.RECENTLY_PLAYED).getLast();
      assertThat(poll.header().context().alreadyStored())
          .as("what was stored before the end is known after it")
          .isNotEmpty();
    }
  }

  @Test
  void aReplacedTokenIsStoredAndUsed() {
    try (TestLake lake = expiringIn(Duration.ofDays(100), true)) {
      String first = lake.spotify.credentials().listener("me").refreshToken();
      lake.run();
      Secret replaced = lake.replacedTokens.get("me");
      assertThat(replaced).isNotNull();
      assertThat(Objects.requireNonNull(replaced).value()).isNotEqualTo(first);

      RunReport next = lake.runAfter(Duration.ofHours(2));

      assertThat(TestLake.of(next, Source.RECENTLY_PLAYED).outcome())
          .as("the first token is dead by now, so the replacement was used")
          .isNotEqualTo(Outcome.TOKEN_DEAD);
      assertThat(Objects.requireNonNull(lake.replacedTokens.get("me"))).isNotEqualTo(replaced);
    }
  }

  @Test
  void theEndOfAReplacedTokenIsRememberedForThatToken() {
    try (TestLake lake = expiringIn(Duration.ofDays(100), true)) {
      lake.run();
      lake.spotify.revoke("me");
      lake.runAfter(Duration.ofHours(2));
      long requested = tokenCalls(lake);

      signIn(lake, Objects.requireNonNull(lake.replacedTokens.get("me")));
      RunReport later = lake.runAfter(Duration.ofHours(2));

      assertThat(TestLake.of(later, Source.RECENTLY_PLAYED).outcome())
          .isEqualTo(Outcome.TOKEN_DEAD);
      assertThat(tokenCalls(lake) - requested).as("only the app's own token is requested").isOne();
    }
  }

  @Test
  void aShortRateLimitOfTheTokenEndpointCostsNoPoll() {
    try (TestLake lake = TestLake.small()) {
      lake.spotify.inject(Fault.of(FaultKind.RATE_429).on("api/token").times(2).retryAfter(7));

      RunReport report = lake.run();

      assertThat(TestLake.of(report, Source.RECENTLY_PLAYED).outcome()).isEqualTo(Outcome.DONE);
      assertThat(lake.waits).contains(Duration.ofSeconds(7));
    }
  }

  private static long tokenCalls(TestLake lake) {
    return lake.spotify.calls().stream().filter(call -> call.path().equals("/api/token")).count();
  }

  /// As `lake login` does it: a new consent, a new process.
  private static void login(TestLake lake) {
    lake.spotify.advance(Duration.ofMinutes(1));
    signIn(lake, new Secret(ConsentByHand.refreshToken(lake.spotify, "me")));
  }

  private static void signIn(TestLake lake, Secret token) {
    Credentials old = lake.credentials;
    lake.credentials =
        old.withAccount("me", new AccountCredentials(token, lake.spotify.now(), Set.of(), null));
    lake.restart();
  }
}

package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.report.SourceReport;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.truth.RecordedCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Failures of Spotify, one at a time.
class FaultsTest {
  @ParameterizedTest
  @ValueSource(strings = {"5xx", "reset", "reset-mid-body", "truncated-body", "html-error"})
  void aPassingFailureIsRetriedWithinTheRun(String fault) throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.spotify.inject(Fault.parse(fault + ",endpoint=me/player/recently-played,count=2"));
      RunReport report = lake.run();
      SourceReport plays = TestLake.of(report, Source.RECENTLY_PLAYED);
      assertThat(plays.outcome()).isEqualTo(Outcome.DONE);
      assertThat(plays.calls()).isEqualTo(3);
      assertThat(report.problems()).isEmpty();
      assertThat(lake.waits.subList(0, 2))
          .satisfies(
              waits ->
                  assertThat(waits.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)))
          .satisfies(
              waits ->
                  assertThat(waits.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5xx", "reset", "html-error", "truncated-body"})
  void aLastingFailureFailsOnlyItsSourceAfterThreeTries(String fault) throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.spotify.inject(Fault.parse(fault + ",endpoint=me/tracks"));
      RunReport report = lake.run();
      SourceReport broken = TestLake.of(report, Source.SAVED_TRACKS);
      assertThat(broken.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(broken.calls()).isEqualTo(3);
      assertThat(report.problems())
          .singleElement()
          .asString()
          .contains("saved_tracks")
          .doesNotContain("\n");
      assertThat(report.sources())
          .filteredOn(run -> run.source() != Source.SAVED_TRACKS)
          .allSatisfy(run -> assertThat(run.outcome()).isEqualTo(Outcome.DONE));

      lake.spotify.clearFaults();
      RunReport next = lake.runAfter(Duration.ofHours(1));
      assertThat(TestLake.of(next, Source.SAVED_TRACKS).outcome()).isEqualTo(Outcome.DONE);
    }
  }

  @Test
  void everyResponseIsStoredWhateverItsStatus() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.spotify.inject(Fault.parse("html-error,endpoint=me/albums,count=1"));
      lake.spotify.inject(Fault.parse("truncated-body,endpoint=me/albums,count=1"));
      lake.run();
      List<TestLake.Line> responses = lake.lines(Source.SAVED_ALBUMS);
      assertThat(responses).extracting(line -> line.header().status()).startsWith(502, 200, 200);
      assertThat(responses.get(0).body()).isNull();
      assertThat(responses.get(1).body()).isNull();
      assertThat(responses.get(2).body()).isNotNull();
    }
  }

  @Test
  void aSlowResponseIsAbortedAndRetried() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.timeout = Duration.ofMillis(400);
      lake.spotify.inject(
          Fault.of(FaultKind.SLOW)
              .on("me/player/recently-played")
              .times(1)
              .withLatency(Duration.ofSeconds(1)));
      SourceReport plays = TestLake.of(lake.run(), Source.RECENTLY_PLAYED);
      assertThat(plays.outcome()).isEqualTo(Outcome.DONE);
      assertThat(plays.status5xx()).isEqualTo(1);
    }
  }

  @Test
  void aRateLimitIsWaitedOutAsLongAsRetryAfterSays() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.spotify.inject(
          Fault.of(FaultKind.RATE_429).on("me/player/recently-played").times(1).retryAfter(7));
      RunReport report = lake.run();
      assertThat(TestLake.of(report, Source.RECENTLY_PLAYED).outcome()).isEqualTo(Outcome.DONE);
      assertThat(lake.waits).contains(Duration.ofSeconds(7));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rate-429", "empty-429", "empty-429,retry_after=soon", "rate-429,retry_after=-1"})
  void aRateLimitWithoutAUsefulTimeIsWaitedForThirtySeconds(String fault) throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.spotify.inject(Fault.parse(fault + ",endpoint=me/player/recently-played,count=1"));
      RunReport report = lake.run();
      assertThat(TestLake.of(report, Source.RECENTLY_PLAYED).outcome()).isEqualTo(Outcome.DONE);
      assertThat(lake.waits).contains(Duration.ofSeconds(30));
    }
  }

  @Test
  void aRateLimitLongerThanTheTimeLeftStopsItsSourceOnly() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.spotify.inject(Fault.of(FaultKind.RATE_429).on("me/tracks").times(1).retryAfter(120));
      RunReport report = lake.run(new RunRequest(null, lake.spotify.now().plusSeconds(90)));
      assertThat(TestLake.of(report, Source.SAVED_TRACKS).outcome())
          .isEqualTo(Outcome.DONE_IN_PART);
      assertThat(TestLake.of(report, Source.SAVED_ALBUMS).outcome()).isEqualTo(Outcome.DONE);
      assertThat(lake.waits).doesNotContain(Duration.ofSeconds(120));
    }
  }

  @Test
  void noCallIsMadeUntilAQuotaBanEnds() throws IOException {
    try (TestLake lake = TestLake.small()) {
      Duration ban = Duration.ofHours(14);
      lake.spotify.inject(
          Fault.of(FaultKind.QUOTA_429).on("me/tracks").times(1).retryAfter(ban.toSeconds()));
      RunReport first = lake.run();
      Instant until = lake.spotify.now().plus(ban);
      assertThat(TestLake.of(first, Source.SAVED_TRACKS).outcome()).isEqualTo(Outcome.COOLING_DOWN);
      assertThat(TestLake.of(first, Source.SAVED_ALBUMS).outcome()).isEqualTo(Outcome.DONE);
      assertThat(lake.waits).allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofMinutes(1)));

      while (lake.spotify.now().isBefore(until.minus(Duration.ofHours(1)))) {
        lake.restart();
        RunReport during = lake.runAfter(Duration.ofHours(1));
        assertThat(TestLake.of(during, Source.SAVED_TRACKS).outcome())
            .isEqualTo(Outcome.COOLING_DOWN);
        assertThat(TestLake.of(during, Source.RECENTLY_PLAYED).status2xx()).isEqualTo(1);
      }
      assertThat(lake.apiCalls()).noneMatch(RecordedCall::duringBan);

      RunReport after = lake.runAfter(Duration.ofHours(2));
      assertThat(TestLake.of(after, Source.SAVED_TRACKS).outcome()).isEqualTo(Outcome.DONE);
    }
  }

  @Test
  void quotaBansOfTwoGroupsStopTheWholeApp() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.spotify.inject(
          Fault.of(FaultKind.QUOTA_429).on("me/tracks").times(1).retryAfter(50_000));
      lake.spotify.inject(
          Fault.of(FaultKind.QUOTA_429).on("me/albums").times(1).retryAfter(60_000));
      lake.run();
      int calls = lake.apiCalls().size();
      RunReport next = lake.runAfter(Duration.ofHours(1));
      assertThat(lake.apiCalls()).hasSize(calls);
      assertThat(TestLake.of(next, Source.RECENTLY_PLAYED).outcome())
          .isEqualTo(Outcome.COOLING_DOWN);
    }
  }

  @Test
  void anExpiredAccessTokenIsRenewedAndTheCallRepeated() throws IOException {
    try (TestLake lake = TestLake.small()) {
      InstantlyOldClock clock = new InstantlyOldClock(lake);
      ExtractSetup setup = clock.setup();
      Extractor extractor = new Extractor(setup);
      extractor.run(RunRequest.now());
      lake.spotify.advance(Duration.ofHours(2));
      RunReport report = extractor.run(RunRequest.now());
      SourceReport plays = TestLake.of(report, Source.RECENTLY_PLAYED);
      assertThat(plays.status4xx()).isEqualTo(1);
      assertThat(plays.status2xx()).isEqualTo(1);
      assertThat(report.problems()).isEmpty();
    }
  }

  /// A clock that stands still while Spotify's goes on: tokens die early.
  private record InstantlyOldClock(TestLake lake) {
    ExtractSetup setup() {
      Instant still = lake.spotify.now();
      ExtractSetup setup = lake.setup();
      return new ExtractSetup(
          setup.store(),
          setup.configuration(),
          setup.credentials(),
          setup.api(),
          setup.refreshTokens(),
          () -> still,
          setup.sleeper(),
          new java.util.Random(5),
          setup.log());
    }
  }

  @Test
  void aFailingTokenEndpointFailsThisRunOnly() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.spotify.inject(Fault.of(FaultKind.TOKEN_5XX));
      RunReport report = lake.run();
      assertThat(report.nothingWorked()).isTrue();
      assertThat(TestLake.of(report, Source.RECENTLY_PLAYED).outcome()).isEqualTo(Outcome.FAILED);
      lake.spotify.clearFaults();
      assertThat(TestLake.of(lake.run(), Source.RECENTLY_PLAYED).outcome()).isEqualTo(Outcome.DONE);
    }
  }

  @Test
  void anEndedSignInIsNotRetriedAndMetadataIsStillRead() throws IOException {
    try (TestLake lake = TestLake.small()) {
      String artist = lake.spotify.truth().artistIds(1).getFirst();
      lake.watchArtists(List.of(artist));
      lake.spotify.revoke("me");
      RunReport first = lake.run();
      assertThat(TestLake.of(first, Source.RECENTLY_PLAYED).outcome())
          .isEqualTo(Outcome.TOKEN_DEAD);
      assertThat(TestLake.of(first, Source.RECENTLY_PLAYED).tokenDaysLeft()).isZero();
      assertThat(TestLake.of(first, Source.ARTIST_ALBUMS).outcome()).isEqualTo(Outcome.DONE);
      assertThat(first.problems()).singleElement().asString().contains("lake login --account me");

      lake.restart();
      long refreshesBefore = refreshes(lake);
      RunReport second = lake.runAfter(Duration.ofHours(1));
      assertThat(TestLake.of(second, Source.RECENTLY_PLAYED).outcome())
          .isEqualTo(Outcome.TOKEN_DEAD);
      assertThat(refreshes(lake)).as("only the app's own token").isEqualTo(refreshesBefore + 1);
    }
  }

  private static long refreshes(TestLake lake) {
    return lake.spotify.calls().stream().filter(call -> call.path().equals("/api/token")).count();
  }

  @Test
  void aPremiumLapseIsReportedAndTheNextRunReadsEverything() throws IOException {
    try (TestLake lake = TestLake.small()) {
      lake.run();
      lake.spotify.inject(Fault.of(FaultKind.PREMIUM_LAPSE));
      lake.spotify
          .truth()
          .playlists()
          .forEach(playlist -> lake.spotify.editPlaylist(playlist.id()));
      RunReport lapsed = lake.runAfter(Duration.ofHours(7));
      assertThat(lapsed.sources())
          .extracting(SourceReport::outcome)
          .containsOnly(Outcome.PREMIUM_LAPSED);
      assertThat(lapsed.problems()).anySatisfy(line -> assertThat(line).contains("Premium"));
      lake.spotify.clearFaults();
      RunReport after = lake.runAfter(Duration.ofHours(1));
      assertThat(after.problems()).isEmpty();
      assertThat(TestLake.of(after, Source.PLAYLIST_ITEMS).outcome()).isEqualTo(Outcome.DONE);
      assertThat(TestLake.of(after, Source.RECENTLY_PLAYED).status2xx()).isEqualTo(1);
    }
  }

  @Test
  void aPlaylistEditedBetweenItsPagesIsReadASecondTime() throws IOException {
    try (TestLake lake = new TestLake(SimulatorOptions.builder().largePlaylist(230).build())) {
      String large = largest(lake);
      lake.spotify.inject(
          Fault.of(FaultKind.EDIT_BETWEEN_PAGES).on("playlists/" + large + "/items").times(2));
      RunReport report = lake.run();
      List<PassReport> passes =
          report.passes().stream().filter(pass -> large.equals(pass.entity())).toList();
      assertThat(passes).extracting(PassReport::consistent).containsExactly(false, true);
      assertThat(passes).extracting(PassReport::complete).containsExactly(true, true);
      assertThat(passes.get(1).items())
          .isEqualTo(lake.spotify.truth().contents(large, null).size());
    }
  }

  @Test
  void aPlaylistThatIsEditedAgainAndAgainIsMarkedInconsistent() throws IOException {
    try (TestLake lake = new TestLake(SimulatorOptions.builder().largePlaylist(230).build())) {
      String large = largest(lake);
      lake.spotify.inject(
          Fault.of(FaultKind.EDIT_BETWEEN_PAGES).on("playlists/" + large + "/items"));
      RunReport report = lake.run();
      assertThat(report.passes().stream().filter(pass -> large.equals(pass.entity())))
          .extracting(PassReport::consistent)
          .containsExactly(false, false);
    }
  }

  private static String largest(TestLake lake) {
    return lake.spotify.truth().playlists().stream()
        .max(
            java.util.Comparator.comparingInt(
                playlist -> lake.spotify.truth().contents(playlist.id(), null).size()))
        .orElseThrow()
        .id();
  }
}

package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.PollRow;
import dev.spotifylake.cli.soak.SoakLake.Stored;
import dev.spotifylake.extract.client.CallGovernor;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.truth.RecordedCall;
import dev.spotifylake.simulator.world.Play;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Weeks of hourly runs with faults, compared with what happened in the simulated world.
class CoverageSoakIT {
  private static final String RECENTLY_PLAYED = "me/player/recently-played";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MAX_PLAYS_OF_A_POLL = 50;

  @TempDir private Path folder;

  @Test
  void noPlayIsLostOrDuplicatedInTwoWeeks() throws IOException {
    soak(14, 1);
  }

  @Test
  @Tag("full")
  void noPlayIsLostOrDuplicatedInThreeMonths() throws IOException {
    soak(90, 2);
  }

  private void soak(int days, long seed) throws IOException {
    SimulatorOptions options =
        SimulatorOptions.builder()
            .seed(seed)
            .artists(60)
            .ownedPlaylists(5)
            .savedTracks(60)
            .heavyHoursPerWeek(5)
            .build();
    try (SpotifySimulator spotify = SpotifySimulator.start(options)) {
      Instant start = spotify.now();
      FaultSchedule faults = new FaultSchedule(spotify, seed);
      faults.addBan(
          RECENTLY_PLAYED, start.plus(Duration.ofDays(days / 4)).plus(HOUR.multipliedBy(9)));
      faults.addBan("me/tracks", start.plus(Duration.ofDays(days / 2)).plus(HOUR.multipliedBy(3)));
      faults.addOutage(start.plus(Duration.ofDays(days * 3L / 4)).plus(HOUR.multipliedBy(18)));
      for (int day = 0; day < days; day++) {
        faults.addDay(start.plus(Duration.ofDays(day)));
      }
      SoakLake lake = new SoakLake(spotify, folder);
      List<Instant> hours = new ArrayList<>();
      for (int hour = 0; hour < days * 24; hour++) {
        Instant due = start.plus(HOUR.multipliedBy(hour));
        spotify.setClock(due);
        lake.run();
        hours.add(due);
      }
      everyPossibleHourHasAPoll(spotify, faults, hours);
      everyPlayIsStoredOnceOrInAGap(spotify, lake);
      aGapWithoutLossFollowsAFullPoll(spotify, lake);
      noForbiddenCallIsMade(spotify);
    }
  }

  /// Otherwise the other assertions could hold for a lake that never polls.
  private static void everyPossibleHourHasAPoll(
      SpotifySimulator spotify, FaultSchedule faults, List<Instant> hours) {
    Set<Long> polledHours = new HashSet<>();
    for (RecordedCall call : spotify.calls()) {
      if (isPoll(call)) {
        polledHours.add(call.at().getEpochSecond() / HOUR.toSeconds());
      }
    }
    List<Instant> missed =
        hours.stream()
            .filter(faults::allowsPoll)
            .filter(hour -> !polledHours.contains(hour.getEpochSecond() / HOUR.toSeconds()))
            .toList();
    assertThat(missed)
        .as(
            () ->
                "hours without a poll, and the responses of those hours: "
                    + responses(spotify, missed))
        .isEmpty();
  }

  private static boolean isPoll(RecordedCall call) {
    String fault = call.fault();
    return call.group().equals(RECENTLY_PLAYED)
        && call.status() == 200
        && (fault == null || fault.equals("slow"));
  }

  private static List<String> responses(SpotifySimulator spotify, List<Instant> hours) {
    return spotify.calls().stream()
        .filter(call -> hours.contains(call.at().truncatedTo(ChronoUnit.HOURS)))
        .filter(call -> call.group().equals(RECENTLY_PLAYED) || call.path().contains("token"))
        .map(call -> call.at() + " " + call.path() + " " + call.status() + " " + call.fault())
        .toList();
  }

  private static void everyPlayIsStoredOnceOrInAGap(SpotifySimulator spotify, SoakLake lake) {
    List<Stored> stored = lake.plays();
    List<Stored> shown =
        spotify.truth().shownPlays().stream()
            .map(play -> new Stored(play.playedAt(), play.uri()))
            .toList();
    assertThat(stored).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(shown);

    Set<Stored> known = new HashSet<>(stored);
    Instant first = stored.stream().map(Stored::playedAt).min(Instant::compareTo).orElseThrow();
    Instant lastPoll =
        spotify.calls().stream()
            .filter(call -> isPoll(call))
            .map(RecordedCall::at)
            .max(Instant::compareTo)
            .orElseThrow();
    List<PollRow> polls = lake.polls();
    List<Play> lost =
        spotify.truth().plays("me", first, lastPoll).stream()
            .filter(Play::showable)
            .filter(play -> !known.contains(new Stored(play.playedAt(), play.uri())))
            .toList();
    assertThat(lost)
        .as("heavy hours and the ban must lose plays, otherwise the test shows nothing")
        .isNotEmpty()
        .allMatch(play -> polls.stream().anyMatch(poll -> poll.gapHolds(play.playedAt())));
  }

  private static void aGapWithoutLossFollowsAFullPoll(SpotifySimulator spotify, SoakLake lake) {
    for (PollRow poll : lake.polls()) {
      Instant from = poll.gapFrom();
      Instant to = poll.gapTo();
      if (from != null && to != null) {
        long lost =
            spotify.truth().plays("me", from.plusMillis(1), to).stream()
                .filter(Play::showable)
                .count();
        assertThat(lost > 0 || poll.newPlays() == MAX_PLAYS_OF_A_POLL).as(poll.toString()).isTrue();
      }
    }
  }

  private static void noForbiddenCallIsMade(SpotifySimulator spotify) {
    assertThat(spotify.truth().callsDuringBans()).isEmpty();
    assertThat(spotify.calls()).anyMatch(call -> "quota-429".equals(call.fault()));
    assertThat(spotify.truth().mostCallsInADay(null))
        .isLessThanOrEqualTo(CallGovernor.GROUP_BUDGET);
  }
}

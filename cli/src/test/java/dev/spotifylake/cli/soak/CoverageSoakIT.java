package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.Stored;
import dev.spotifylake.cli.soak.SoakLake.StoredPoll;
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

/// Weeks of hourly runs in bad weather, held against what really happened.
class CoverageSoakIT {
  private static final String RECENTLY_PLAYED = "me/player/recently-played";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_SHOWN = 50;

  @TempDir private Path folder;

  @Test
  void noPlayIsLostOrDoubledInTwoWeeks() throws IOException {
    soak(14, 1);
  }

  @Test
  @Tag("full")
  void noPlayIsLostOrDoubledInThreeMonths() throws IOException {
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
      BadWeather weather = new BadWeather(spotify, seed);
      weather.ban(
          RECENTLY_PLAYED, start.plus(Duration.ofDays(days / 4)).plus(HOUR.multipliedBy(9)));
      weather.ban("me/tracks", start.plus(Duration.ofDays(days / 2)).plus(HOUR.multipliedBy(3)));
      weather.outage(start.plus(Duration.ofDays(days * 3L / 4)).plus(HOUR.multipliedBy(18)));
      for (int day = 0; day < days; day++) {
        weather.ofDay(start.plus(Duration.ofDays(day)));
      }
      SoakLake lake = new SoakLake(spotify, folder);
      List<Instant> hours = new ArrayList<>();
      for (int hour = 0; hour < days * 24; hour++) {
        Instant due = start.plus(HOUR.multipliedBy(hour));
        spotify.setClock(due);
        lake.run();
        hours.add(due);
      }
      everyHourThatCouldHaveALookHasOne(spotify, weather, hours);
      everyPlayStandsOnceOrInAGap(spotify, lake);
      aGapWithoutLossIsExactlyFull(spotify, lake);
      nothingIsAskedThatMustNotBe(spotify);
    }
  }

  /// Else the other assertions could hold for a lake that never looks.
  private static void everyHourThatCouldHaveALookHasOne(
      SpotifySimulator spotify, BadWeather weather, List<Instant> hours) {
    Set<Long> looked = new HashSet<>();
    for (RecordedCall call : spotify.calls()) {
      if (isLook(call)) {
        looked.add(call.at().getEpochSecond() / HOUR.toSeconds());
      }
    }
    List<Instant> missed =
        hours.stream()
            .filter(weather::letsLook)
            .filter(hour -> !looked.contains(hour.getEpochSecond() / HOUR.toSeconds()))
            .toList();
    assertThat(missed)
        .as(() -> "hours without a look, and what was answered then: " + answers(spotify, missed))
        .isEmpty();
  }

  private static boolean isLook(RecordedCall call) {
    String fault = call.fault();
    return call.group().equals(RECENTLY_PLAYED)
        && call.status() == 200
        && (fault == null || fault.equals("slow"));
  }

  private static List<String> answers(SpotifySimulator spotify, List<Instant> hours) {
    return spotify.calls().stream()
        .filter(call -> hours.contains(call.at().truncatedTo(ChronoUnit.HOURS)))
        .filter(call -> call.group().equals(RECENTLY_PLAYED) || call.path().contains("token"))
        .map(call -> call.at() + " " + call.path() + " " + call.status() + " " + call.fault())
        .toList();
  }

  private static void everyPlayStandsOnceOrInAGap(SpotifySimulator spotify, SoakLake lake) {
    List<Stored> stored = lake.plays();
    List<Stored> shown =
        spotify.truth().shownPlays().stream()
            .map(play -> new Stored(play.playedAt(), play.uri()))
            .toList();
    assertThat(stored).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(shown);

    Set<Stored> known = new HashSet<>(stored);
    Instant first = stored.stream().map(Stored::playedAt).min(Instant::compareTo).orElseThrow();
    Instant previousPoll =
        spotify.calls().stream()
            .filter(call -> isLook(call))
            .map(RecordedCall::at)
            .max(Instant::compareTo)
            .orElseThrow();
    List<StoredPoll> looks = lake.looks();
    List<Play> lost =
        spotify.truth().plays("me", first, previousPoll).stream()
            .filter(Play::showable)
            .filter(play -> !known.contains(new Stored(play.playedAt(), play.uri())))
            .toList();
    assertThat(lost)
        .as("heavy hours and the ban must cost something, or nothing is tested")
        .isNotEmpty()
        .allMatch(play -> looks.stream().anyMatch(look -> look.hides(play.playedAt())));
  }

  private static void aGapWithoutLossIsExactlyFull(SpotifySimulator spotify, SoakLake lake) {
    for (StoredPoll look : lake.looks()) {
      Instant from = look.gapFrom();
      Instant to = look.gapTo();
      if (from != null && to != null) {
        long lost =
            spotify.truth().plays("me", from.plusMillis(1), to).stream()
                .filter(Play::showable)
                .count();
        assertThat(lost > 0 || look.newPlays() == MOST_SHOWN).as(look.toString()).isTrue();
      }
    }
  }

  private static void nothingIsAskedThatMustNotBe(SpotifySimulator spotify) {
    assertThat(spotify.truth().callsDuringBans()).isEmpty();
    assertThat(spotify.calls()).anyMatch(call -> "quota-429".equals(call.fault()));
    assertThat(spotify.truth().mostCallsInADay(null))
        .isLessThanOrEqualTo(CallGovernor.GROUP_BUDGET);
  }
}

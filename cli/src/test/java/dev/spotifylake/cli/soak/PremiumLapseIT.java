package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.PollRow;
import dev.spotifylake.cli.soak.SoakLake.Stored;
import dev.spotifylake.simulator.AppProfile;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.world.Play;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A day on which Spotify responds to every call with 403, compared with what happened.
class PremiumLapseIT {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void aPremiumLapseOfADayLosesAtMostThatDay(AppProfile profile) throws IOException {
    try (SpotifySimulator spotify =
        SpotifySimulator.start(
            SimulatorOptions.builder()
                .profile(profile)
                .artists(20)
                .ownedPlaylists(5)
                .savedTracks(10)
                .heavyHoursPerWeek(7)
                .build())) {
      SoakLake lake = new SoakLake(spotify, folder);
      Instant start = spotify.now();
      Instant lapse = start.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(30));
      Instant renewed = lapse.plus(Duration.ofDays(1));
      spotify.inject(Fault.of(FaultKind.PREMIUM_LAPSE).between(lapse, renewed));
      for (int hour = 0; hour < 5 * 24; hour++) {
        spotify.setClock(start.plus(HOUR.multipliedBy(hour)));
        lake.run();
      }
      Instant lastPollBefore = start.plus(Duration.ofDays(2));
      Instant firstPollAfter = start.plus(Duration.ofDays(3)).plus(HOUR);
      List<Stored> stored = lake.plays();
      Set<Stored> known = new HashSet<>(stored);
      Instant first = stored.stream().map(Stored::playedAt).min(Instant::compareTo).orElseThrow();
      List<Play> lost =
          spotify.truth().plays("me", first, spotify.now()).stream()
              .filter(Play::showable)
              .filter(play -> !known.contains(new Stored(play.playedAt(), play.uri())))
              .toList();
      List<PollRow> gaps = lake.polls().stream().filter(poll -> poll.gapTo() != null).toList();
      List<PollRow> ofTheLapse =
          gaps.stream().filter(gap -> gap.overlaps(lastPollBefore, renewed)).toList();

      assertThat(stored)
          .as("every play that was shown, once")
          .containsExactlyInAnyOrderElementsOf(
              spotify.truth().shownPlays().stream()
                  .map(play -> new Stored(play.playedAt(), play.uri()))
                  .toList());
      assertThat(stored)
          .as("the days after it are read")
          .anyMatch(play -> play.playedAt().isAfter(firstPollAfter.plus(Duration.ofHours(24))));
      assertThat(lost)
          .as("each is in a recorded gap")
          .allMatch(play -> gaps.stream().anyMatch(gap -> gap.gapHolds(play.playedAt())));
      assertThat(lost.stream().filter(play -> anyHolds(ofTheLapse, play)))
          .as(
              "the day must lose plays, otherwise the test shows nothing; and no other day loses"
                  + " any")
          .isNotEmpty()
          .allMatch(play -> play.playedAt().isAfter(lastPollBefore.minus(HOUR)))
          .allMatch(play -> play.playedAt().isBefore(firstPollAfter));
    }
  }

  private static boolean anyHolds(List<PollRow> gaps, Play play) {
    return gaps.stream().anyMatch(gap -> gap.gapHolds(play.playedAt()));
  }
}

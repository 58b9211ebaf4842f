package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.Stored;
import dev.spotifylake.cli.soak.SoakLake.StoredPoll;
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

/// A day on which Spotify answers 403 to everything, held against what really happened.
class PremiumLapseIT {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void aLapseOfADayCostsAtMostThatDay(AppProfile profile) throws IOException {
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
      Instant lastLookBefore = start.plus(Duration.ofDays(2));
      Instant firstLookAfter = start.plus(Duration.ofDays(3)).plus(HOUR);
      List<Stored> stored = lake.plays();
      Set<Stored> known = new HashSet<>(stored);
      Instant first = stored.stream().map(Stored::playedAt).min(Instant::compareTo).orElseThrow();
      List<Play> lost =
          spotify.truth().plays("me", first, spotify.now()).stream()
              .filter(Play::showable)
              .filter(play -> !known.contains(new Stored(play.playedAt(), play.uri())))
              .toList();
      List<StoredPoll> gaps = lake.looks().stream().filter(look -> look.gapTo() != null).toList();
      List<StoredPoll> ofTheLapse =
          gaps.stream().filter(gap -> gap.overlaps(lastLookBefore, renewed)).toList();

      assertThat(stored)
          .as("every play that was shown, once")
          .containsExactlyInAnyOrderElementsOf(
              spotify.truth().shownPlays().stream()
                  .map(play -> new Stored(play.playedAt(), play.uri()))
                  .toList());
      assertThat(stored)
          .as("the days after it are read")
          .anyMatch(play -> play.playedAt().isAfter(firstLookAfter.plus(Duration.ofHours(24))));
      assertThat(lost)
          .as("each lies in a gap that is recorded")
          .allMatch(play -> gaps.stream().anyMatch(gap -> gap.hides(play.playedAt())));
      assertThat(lost.stream().filter(play -> hides(ofTheLapse, play)))
          .as("the day must cost something, or nothing is tested; and nothing but that day")
          .isNotEmpty()
          .allMatch(play -> play.playedAt().isAfter(lastLookBefore.minus(HOUR)))
          .allMatch(play -> play.playedAt().isBefore(firstLookAfter));
    }
  }

  private static boolean hides(List<StoredPoll> gaps, Play play) {
    return gaps.stream().anyMatch(gap -> gap.hides(play.playedAt()));
  }
}

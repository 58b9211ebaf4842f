package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.StoredPoll;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The alarm rings by what a run reports, the tables tell by what a transform finds: two pieces of
/// code with one rule, so they are held against each other.
final class GapsAgreeTest {
  @TempDir private Path folder;

  @Test
  void theGapARunReportsIsTheOneInTheTables() throws IOException {
    SimulatorOptions options =
        SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(10).build();
    try (SpotifySimulator spotify = SpotifySimulator.start(options)) {
      SoakLake lake = new SoakLake(spotify, folder);
      List<Duration> reported = new ArrayList<>();
      // After days more was played than Spotify remembers; after an hour nothing is lost.
      for (int hours : new int[] {0, 96, 1, 24 * 14, 1, 0}) {
        spotify.advance(Duration.ofHours(hours));
        reported.add(lake.run().coverageGap());
      }

      assertThat(lake.looks().stream().map(GapsAgreeTest::gap)).containsExactlyElementsOf(reported);
      assertThat(reported).filteredOn(gap -> !gap.isZero()).as("gaps").hasSize(2);
    }
  }

  private static Duration gap(StoredPoll look) {
    Instant from = look.gapFrom();
    Instant to = look.gapTo();
    return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
  }
}

package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.Stored;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.testsupport.KillingStore;
import dev.spotifylake.testsupport.KillingStore.Killed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are killed before and after each of their puts.
class KilledRunsIT {
  private static final int TIMES = 3;

  @TempDir private Path folder;

  @Test
  void aKillAtAnyWriteLosesAndDuplicatesNoPlay() throws IOException {
    try (SpotifySimulator spotify =
        SpotifySimulator.start(
            SimulatorOptions.builder()
                .artists(20)
                .ownedPlaylists(5)
                .savedTracks(10)
                .shortResponses(false)
                .build())) {
      KillingStore[] store = new KillingStore[1];
      SoakLake lake = new SoakLake(spotify, folder, raw -> store[0] = new KillingStore(raw));
      lake.run();
      int kills = 0;
      int put = 1;
      boolean killed = true;
      while (killed) {
        killed = false;
        for (int time = 0; time < TIMES; time++) {
          // After six hours a run has more to read than plays.
          spotify.advance(Duration.ofHours(6).plusMinutes(7));
          for (boolean after : new boolean[] {false, true}) {
            store[0].killAt(put, after);
            try {
              lake.run();
            } catch (Killed end) {
              killed = true;
              kills++;
            }
            lake.restart();
            spotify.advance(Duration.ofMinutes(1));
          }
          store[0].stopKilling();
          lake.run();
        }
        put++;
      }

      assertThat(kills).as("kills, at " + (put - 2) + " puts").isGreaterThan(TIMES * 2 * 5);
      assertThat(lake.plays())
          .containsExactlyInAnyOrderElementsOf(
              spotify.truth().shownPlays().stream()
                  .map(play -> new Stored(play.playedAt(), play.uri()))
                  .toList());
    }
  }
}

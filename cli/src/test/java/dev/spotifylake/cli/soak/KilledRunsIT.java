package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.Stored;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are killed at each of their writes.
class KilledRunsIT {
  private static final int TIMES = 3;

  @TempDir private Path folder;

  /// The end of the process, which nothing in it can catch.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /// Kills at one write: before it, or when it is done but nobody knows.
  private static final class Deadly implements ObjectStore {
    private final ObjectStore store;
    private int writes;
    private int killAt = Integer.MAX_VALUE;
    private boolean afterWriting;

    Deadly(ObjectStore store) {
      this.store = store;
    }

    void killAt(int write, boolean after) {
      writes = 0;
      killAt = write;
      afterWriting = after;
    }

    @Override
    public @Nullable StoredObject get(String key) throws IOException {
      return store.get(key);
    }

    @Override
    public PutOutcome put(String key, ObjectContent content, PutCondition condition)
        throws IOException {
      boolean deadly = ++writes == killAt;
      if (deadly && !afterWriting) {
        throw new Killed();
      }
      PutOutcome outcome = store.put(key, content, condition);
      if (deadly) {
        throw new Killed();
      }
      return outcome;
    }

    @Override
    public Stream<ObjectEntry> list(String prefix) throws IOException {
      return store.list(prefix);
    }

    @Override
    public void delete(String key) throws IOException {
      store.delete(key);
    }
  }

  @Test
  void noWriteIsAPlaceWhereDyingLosesOrDoublesAPlay() throws IOException {
    try (SpotifySimulator spotify =
        SpotifySimulator.start(
            SimulatorOptions.builder()
                .artists(20)
                .ownedPlaylists(5)
                .savedTracks(10)
                .shortResponses(false)
                .build())) {
      Deadly[] store = new Deadly[1];
      SoakLake lake = new SoakLake(spotify, folder, behind -> store[0] = new Deadly(behind));
      lake.run();
      int kills = 0;
      int write = 1;
      boolean killed = true;
      while (killed) {
        killed = false;
        for (int time = 0; time < TIMES; time++) {
          // Six hours on, more of a run is due than its plays.
          spotify.advance(Duration.ofHours(6).plusMinutes(7));
          for (boolean after : new boolean[] {false, true}) {
            store[0].killAt(write, after);
            try {
              lake.run();
            } catch (Killed end) {
              killed = true;
              kills++;
            }
            lake.restart();
            spotify.advance(Duration.ofMinutes(1));
          }
          store[0].killAt(Integer.MAX_VALUE, false);
          lake.run();
        }
        write++;
      }

      assertThat(kills).as("kills, at " + (write - 2) + " writes").isGreaterThan(TIMES * 2 * 5);
      assertThat(lake.plays())
          .containsExactlyInAnyOrderElementsOf(
              spotify.truth().shownPlays().stream()
                  .map(play -> new Stored(play.playedAt(), play.uri()))
                  .toList());
    }
  }
}

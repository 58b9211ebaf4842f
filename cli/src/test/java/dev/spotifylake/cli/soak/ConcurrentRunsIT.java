package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.Stored;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.testsupport.ForwardingStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two concurrent runs over one lake, as when a user runs what the schedule runs at the same time.
class ConcurrentRunsIT {
  private static final String RECENTLY_PLAYED = "me/player/recently-played";

  @TempDir private Path folder;

  /// Records which raw objects were written, and which puts the store refused.
  private static final class RecordingStore extends ForwardingStore {
    private final Set<String> rawKeys = ConcurrentHashMap.newKeySet();
    private final Set<String> writtenTwice = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    RecordingStore(ObjectStore store) {
      super(store);
    }

    @Override
    public PutOutcome put(String key, ObjectContent content, PutCondition condition)
        throws IOException {
      PutOutcome outcome = super.put(key, content, condition);
      switch (outcome) {
        case PutOutcome.Stored stored -> {
          if (key.startsWith("raw/") && !rawKeys.add(key)) {
            writtenTwice.add(key);
          }
        }
        case PutOutcome.Refused none -> refused.add(key);
      }
      return outcome;
    }
  }

  @Test
  void concurrentRunsLoseAndDuplicateNothing()
      throws IOException, InterruptedException, ExecutionException {
    RecordingStore[] recording = new RecordingStore[1];
    try (SpotifySimulator spotify =
            SpotifySimulator.start(
                SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(60).build());
        ExecutorService two = Executors.newFixedThreadPool(2)) {
      SoakLake lake =
          new SoakLake(spotify, folder, store -> recording[0] = new RecordingStore(store));
      Instant watermark = Instant.MIN;
      for (int hour = 0; hour < 30; hour++) {
        spotify.advance(Duration.ofHours(1));
        List<Future<RunReport>> concurrent = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
          concurrent.add(two.submit(lake::extractInNewProcess));
        }
        for (Future<RunReport> run : concurrent) {
          assertThat(run.get().problems()).isEmpty();
        }
        lake.transform();
        Instant now = lake.newestKnownPlay();
        assertThat(now).as("the watermark of hour " + hour).isAfterOrEqualTo(watermark);
        watermark = now;
      }

      assertThat(recording[0].refused)
          .as("the runs conflicted, otherwise the test shows nothing")
          .anyMatch(key -> key.startsWith("state/"));
      assertThat(recording[0].writtenTwice).as("overwritten raw objects").isEmpty();
      List<Stored> plays = lake.plays();
      assertThat(plays)
          .containsExactlyInAnyOrderElementsOf(
              spotify.truth().shownPlays().stream()
                  .map(play -> new Stored(play.playedAt(), play.uri()))
                  .toList());
      assertThat(new HashSet<>(plays)).hasSameSizeAs(plays);
      assertThat(lake.callsCounted(RECENTLY_PLAYED))
          .as("no run forgot the other's calls")
          .isGreaterThanOrEqualTo(spotify.truth().mostCallsInADay(RECENTLY_PLAYED));
    }
  }
}

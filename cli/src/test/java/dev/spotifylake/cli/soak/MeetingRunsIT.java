package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.Stored;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two runs at once over one lake, as when somebody runs by hand what the schedule runs too.
class MeetingRunsIT {
  private static final String LOOK = "me/player/recently-played";

  @TempDir private Path folder;

  /// What the store was told, and what it refused.
  private static final class Witness implements ObjectStore {
    private final ObjectStore store;
    private final Set<String> rawKeys = ConcurrentHashMap.newKeySet();
    private final Set<String> writtenTwice = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    Witness(ObjectStore store) {
      this.store = store;
    }

    @Override
    public @Nullable StoredObject get(String key) throws IOException {
      return store.get(key);
    }

    @Override
    public PutOutcome put(String key, ObjectContent content, PutCondition condition)
        throws IOException {
      PutOutcome outcome = store.put(key, content, condition);
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
  void twoRunsAtOnceLoseNothingDoubleNothingAndTurnNoWatermarkBack()
      throws IOException, InterruptedException, ExecutionException {
    Witness[] witness = new Witness[1];
    try (SpotifySimulator spotify =
            SpotifySimulator.start(
                SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(60).build());
        ExecutorService two = Executors.newFixedThreadPool(2)) {
      SoakLake lake = new SoakLake(spotify, folder, store -> witness[0] = new Witness(store));
      Instant watermark = Instant.MIN;
      for (int hour = 0; hour < 30; hour++) {
        spotify.advance(Duration.ofHours(1));
        List<Future<RunReport>> meeting = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
          meeting.add(two.submit(lake::extractInAProcessOfItsOwn));
        }
        for (Future<RunReport> run : meeting) {
          assertThat(run.get().problems()).isEmpty();
        }
        lake.transform();
        Instant now = lake.newestPlayKnown();
        assertThat(now).as("the watermark of hour " + hour).isAfterOrEqualTo(watermark);
        watermark = now;
      }

      assertThat(witness[0].refused)
          .as("the runs met, or nothing is tested")
          .anyMatch(key -> key.startsWith("state/"));
      assertThat(witness[0].writtenTwice).as("raw objects put upon others").isEmpty();
      List<Stored> plays = lake.plays();
      assertThat(plays)
          .containsExactlyInAnyOrderElementsOf(
              spotify.truth().shownPlays().stream()
                  .map(play -> new Stored(play.playedAt(), play.uri()))
                  .toList());
      assertThat(new HashSet<>(plays)).hasSameSizeAs(plays);
      assertThat(lake.callsCounted(LOOK))
          .as("calls of either run that the other forgot")
          .isGreaterThanOrEqualTo(spotify.truth().mostCallsInADay(LOOK));
    }
  }
}

package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.lambda.LambdaHost;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Two runs of one account at the same time, such as a slow one and one started by hand. Neither
/// undoes what the other did.
final class OverlapIT extends LakeScenario {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // The world began 26 hours ago, and no play may lie beyond the functions' clock.
  private static final Duration NEARLY_A_DAY = Duration.ofHours(22);

  private final List<String> rawPuts = new CopyOnWriteArrayList<>();

  /// Only the test plays: simulated people play nothing on some days, and on others more than
  /// Spotify remembers.
  @Override
  SimulatorOptions.Builder world() {
    return super.world().quiet(true);
  }

  @Test
  void twoRunsAtOnceOverwriteNothingAndLowerNoWatermark() throws Exception {
    playFor(Duration.ofHours(1));
    succeeded(lake().hour(), lake());
    SortedMap<String, String> rawBefore = RawObjects.digests(lake().bucket("StorageRaw"));
    SortedMap<String, Instant> watermarksBefore = watermarks();
    playFor(NEARLY_A_DAY);
    CountDownLatch bothHaveRead = new CountDownLatch(2);
    recordRawPuts();
    lake()
        .s3()
        .interfere(
            request -> {
              if (request.action().equals("s3:GetObject")
                  && request.key().startsWith("state/account=me")) {
                bothHaveRead.countDown();
              }
              if (request.puts("state/")) {
                await(bothHaveRead);
              }
            });

    try (LambdaHost second = new LambdaHost(lake().extract().settings());
        ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      String event = lake().scheduledEvent();
      Future<InvocationResult> one = both.submit(() -> lake().extract().invoke(event));
      Future<InvocationResult> other = both.submit(() -> second.invoke(event));
      succeeded(one.get(), lake());
      succeeded(other.get(), lake());
    }
    lake().s3().stopInterfering();
    lake().events().poll();

    assertThat(duplicateRows()).as("plays that both runs found new").isPositive();
    nothingIsOverwritten(rawBefore);
    noWatermarkIsLower(watermarksBefore);
    viewPlaysHoldsTheServedPlays();
    succeeded(lake().hour(), lake());
    noWatermarkIsLower(watermarksBefore);
    viewPlaysHoldsTheServedPlays();
  }

  @Test
  void anOvertakenRunLowersNoWatermark() throws Exception {
    playFor(Duration.ofHours(1));
    succeeded(lake().hour(), lake());
    SortedMap<String, String> rawBefore = RawObjects.digests(lake().bucket("StorageRaw"));
    SortedMap<String, Instant> watermarksBefore = watermarks();
    recordRawPuts();
    CountDownLatch slowRunStoresItsState = new CountDownLatch(1);
    CountDownLatch otherRunIsDone = new CountDownLatch(1);
    AtomicBoolean held = new AtomicBoolean();
    lake()
        .s3()
        .interfere(
            request -> {
              if (request.puts("state/account=me") && held.compareAndSet(false, true)) {
                slowRunStoresItsState.countDown();
                await(otherRunIsDone);
              }
            });

    try (LambdaHost second = new LambdaHost(lake().extract().settings());
        ExecutorService slowly = Executors.newVirtualThreadPerTaskExecutor()) {
      playFor(Duration.ofHours(1));
      String early = lake().scheduledEvent();
      Future<InvocationResult> slow = slowly.submit(() -> lake().extract().invoke(early));
      await(slowRunStoresItsState);
      playFor(NEARLY_A_DAY);
      succeeded(second.invoke(lake().scheduledEvent()), lake());
      otherRunIsDone.countDown();
      succeeded(slow.get(), lake());
    }
    lake().s3().stopInterfering();
    lake().events().poll();

    nothingIsOverwritten(rawBefore);
    noWatermarkIsLower(watermarksBefore);
    viewPlaysHoldsTheServedPlays();
    succeeded(lake().hour(), lake());
    noWatermarkIsLower(watermarksBefore);
    viewPlaysHoldsTheServedPlays();
    assertThat(tables().query("SELECT gap_from FROM ops_coverage WHERE NOT continuous")).isEmpty();
  }

  /// The clock moves on, and every half hour something is played.
  private void playFor(Duration time) {
    SpotifySimulator spotify = lake().spotify();
    String track = spotify.truth().top("me", "track", "long_term").getFirst();
    Instant until = spotify.now().plus(time);
    while (spotify.now().isBefore(until)) {
      spotify.advance(Duration.ofMinutes(30));
      spotify.play("me", track, spotify.now(), 180_000);
    }
  }

  private void recordRawPuts() {
    lake()
        .s3()
        .interfere(
            request -> {
              if (request.puts("raw/")) {
                rawPuts.add(request.key());
              }
            });
  }

  private long duplicateRows() throws Exception {
    return tables().count("SELECT count(*) - count(DISTINCT play_id) FROM {plays}");
  }

  private void viewPlaysHoldsTheServedPlays() {
    assertThat(
            tables()
                .query("SELECT account, epoch_ms(played_at), item_uri FROM v_plays ORDER BY ALL"))
        .containsExactlyInAnyOrderElementsOf(
            lake().spotify().truth().shownPlays().stream()
                .map(
                    play ->
                        play.listener() + "|" + play.playedAt().toEpochMilli() + "|" + play.uri())
                .toList());
  }

  private void nothingIsOverwritten(SortedMap<String, String> before) throws IOException {
    assertThat(rawPuts).doesNotHaveDuplicates().isNotEmpty();
    assertThat(RawObjects.digests(lake().bucket("StorageRaw")))
        .containsAllEntriesOf(before)
        .hasSize(before.size() + rawPuts.size());
  }

  private void noWatermarkIsLower(SortedMap<String, Instant> before) throws IOException {
    SortedMap<String, Instant> after = watermarks();
    before.forEach((name, time) -> assertThat(after.get(name)).as(name).isAfterOrEqualTo(time));
    assertThat(after.get("newest_played_at"))
        .isEqualTo(newestShown())
        .isAfter(before.get("newest_played_at"));
  }

  private SortedMap<String, Instant> watermarks() throws IOException {
    JsonNode state =
        JSON.readTree(lake().bucket("StorageRaw").resolve("state/account=me.json").toFile());
    SortedMap<String, Instant> watermarks = new TreeMap<>();
    for (Map.Entry<String, JsonNode> watermark : state.path("watermarks").properties()) {
      watermarks.put(watermark.getKey(), Instant.parse(watermark.getValue().asText()));
    }
    for (String time : List.of("newest_played_at", "observed_at")) {
      watermarks.put(time, Instant.parse(state.path("last_look").path(time).asText()));
    }
    return watermarks;
  }

  private Instant newestShown() {
    return lake().spotify().truth().shownPlays().stream()
        .map(play -> play.playedAt())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

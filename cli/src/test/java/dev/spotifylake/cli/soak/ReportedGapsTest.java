package dev.spotifylake.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.soak.SoakLake.PollRow;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares the gap that a run reports, which alarms use, with the gap that the transform writes
/// into the tables.
final class ReportedGapsTest {
  private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

  @TempDir private Path folder;

  @Test
  void reportedGapsEqualThoseInTheTables() throws IOException {
    SimulatorOptions options =
        SimulatorOptions.builder().artists(20).ownedPlaylists(5).savedTracks(10).build();
    try (SpotifySimulator spotify = SpotifySimulator.start(options)) {
      SoakLake lake = new SoakLake(spotify, folder);
      List<Duration> reported = new ArrayList<>();
      // After days more was played than Spotify keeps; after an hour nothing is lost.
      for (int hours : new int[] {0, 96, 1, 24 * 14, 1, 0}) {
        spotify.advance(Duration.ofHours(hours));
        reported.add(lake.run().coverageGap());
      }

      assertThat(lake.polls().stream().map(ReportedGapsTest::gap))
          .containsExactlyElementsOf(reported);
      assertThat(reported).filteredOn(gap -> !gap.isZero()).as("gaps").hasSize(2);
    }
  }

  @Test
  void theGapsOf300PollsAreTheSameInReportsAndTables() throws IOException {
    Random random = new Random(20_261_121);
    ScriptedPolls lake = new ScriptedPolls(List.of("me"), START);
    List<Duration> reported = new ArrayList<>();
    String response = "";
    for (int poll = 0; poll < 300; poll++) {
      // Every fifth poll returns the previous response again.
      response =
          random.nextInt(5) == 0 && poll > 0
              ? response
              : plays(random, lake.now().plus(ScriptedPolls.INTERVAL));
      reported.add(lake.poll(Map.of("me", response)).coverageGap());
    }

    List<Map<String, String>> rows = lake.rows("ops_coverage");
    rows.sort(Comparator.comparing(row -> row.get("observed_at")));
    assertThat(rows.stream().map(ReportedGapsTest::gap)).containsExactlyElementsOf(reported);
    assertThat(reported).filteredOn(gap -> !gap.isZero()).hasSizeGreaterThan(50);
  }

  /// Some plays, or none, or as many as Spotify keeps. Up to 50 may be newer than the previous
  /// poll, and all may be older than its plays. Some elements are not plays.
  private static String plays(Random random, Instant now) {
    int elements = new int[] {0, 0, 1, 3, 49, 50}[random.nextInt(6)];
    // At one play a minute, 50 fit between two polls: after an empty poll their number decides.
    int minutesApart = random.nextBoolean() ? 1 : 3;
    int longestAgo = minutesApart == 1 ? 10 : 240;
    Instant newest = now.minus(Duration.ofMinutes(random.nextInt(longestAgo)));
    List<String> items = new ArrayList<>();
    for (int i = 0; i < elements; i++) {
      String playedAt = newest.minus(Duration.ofMinutes((long) minutesApart * i)).toString();
      items.add(
          switch (random.nextInt(12)) {
            case 0 -> "null";
            case 1 -> "{\"played_at\":\"yesterday\"}";
            case 2 ->
                "{\"played_at\":\"%s\",\"track\":{\"name\":\"Song\"}}"
                    .formatted(playedAt.replace("Z", ""));
            default ->
                "{\"played_at\":\"%s\",\"track\":{\"uri\":\"spotify:track:a\"}}"
                    .formatted(playedAt);
          });
    }
    return "{\"items\":[" + String.join(",", items) + "]}";
  }

  private static Duration gap(Map<String, String> row) {
    String from = row.getOrDefault("gap_from", "");
    String to = row.getOrDefault("gap_to", "");
    return from.isEmpty() ? Duration.ZERO : Duration.between(moment(from), moment(to));
  }

  private static Instant moment(String csv) {
    return Instant.parse(csv.replace(' ', 'T') + "Z");
  }

  private static Duration gap(PollRow poll) {
    Instant from = poll.gapFrom();
    Instant to = poll.gapTo();
    return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
  }
}

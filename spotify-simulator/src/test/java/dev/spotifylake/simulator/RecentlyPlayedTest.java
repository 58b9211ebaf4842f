package dev.spotifylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.simulator.truth.ShownPlay;
import dev.spotifylake.simulator.world.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecentlyPlayedTest {
  private static final String RECENTLY_PLAYED = "me/player/recently-played?limit=50";
  private static final SimulatorOptions PLAIN =
      SimulatorOptions.builder().shortResponses(false).build();

  @Test
  void theFirstPollShowsFiftyPlaysNewestFirst() {
    try (SpotifySimulator simulator = SpotifySimulator.start(PLAIN)) {
      JsonNode body = Client.signedIn(simulator).get(RECENTLY_PLAYED);
      List<String> times = times(body);
      assertThat(times).hasSize(50).isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThat(times).allMatch(time -> time.matches(".*T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
      assertThat(body.get("cursors").get("after").asText())
          .isEqualTo(Long.toString(Instant.parse(times.getFirst()).toEpochMilli()));
      assertThat(body.get("cursors").get("before").asText())
          .isEqualTo(Long.toString(Instant.parse(times.getLast()).toEpochMilli()));
      assertThat(body.has("total")).isFalse();
    }
  }

  @Test
  void onlyTheLastFiftyExistWhateverTheCursor() {
    try (SpotifySimulator simulator = SpotifySimulator.start(PLAIN)) {
      Client client = Client.signedIn(simulator);
      JsonNode first = client.get("me/player/recently-played?limit=30");
      String before = first.get("cursors").get("before").asText();
      JsonNode rest = client.get(RECENTLY_PLAYED + "&before=" + before);
      assertThat(times(rest)).hasSize(20);
      String last = rest.get("cursors").get("before").asText();
      JsonNode nothing = client.get(RECENTLY_PLAYED + "&before=" + last);
      assertThat(nothing.get("items").isEmpty()).isTrue();
      assertThat(nothing.get("cursors").isNull()).isTrue();
      assertThat(nothing.get("next").isNull()).isTrue();
      assertThat(times(client.get(RECENTLY_PLAYED + "&after=" + before))).hasSize(29);
      assertThat(client.api(RECENTLY_PLAYED + "&after=1&before=2").status()).isEqualTo(400);
    }
  }

  @Test
  void hourlyPollsShowEveryShowablePlayAndNoOther() {
    SimulatorOptions options = PLAIN;
    try (SpotifySimulator simulator = SpotifySimulator.start(options)) {
      for (int hour = 0; hour < 24 * 7; hour++) {
        simulator.advance(Duration.ofHours(1));
        Client.signedIn(simulator).get(RECENTLY_PLAYED);
      }
      List<Play> real =
          simulator.truth().plays("me", options.start(), simulator.now().plusMillis(1));
      Set<String> showable = new HashSet<>();
      real.stream()
          .filter(Play::showable)
          .forEach(play -> showable.add(play.playedAt() + play.uri()));
      Set<String> shown = new HashSet<>();
      for (ShownPlay play : simulator.truth().shownPlays()) {
        if (play.playedAt().isAfter(options.start())) {
          shown.add(play.playedAt() + play.uri());
        }
      }
      assertThat(shown).isEqualTo(showable);
      List<Play> season =
          simulator.truth().plays("me", options.start(), options.start().plus(Duration.ofDays(60)));
      assertThat(season.stream().map(Play::hidden)).contains("short", "private", "podcast");
      assertThat(season.stream().map(play -> play.context() == null ? "-" : play.context().type()))
          .contains("-", "playlist", "album", "artist", "collection");
    }
  }

  @Test
  void nobodyPlaysMoreThanFiftyItemsAnHourUnlessConfigured() {
    try (SpotifySimulator usual = SpotifySimulator.start(PLAIN);
        SpotifySimulator heavy =
            SpotifySimulator.start(SimulatorOptions.builder().heavyHoursPerWeek(7).build())) {
      assertThat(mostInAnHour(usual)).isBetween(15, 50);
      assertThat(mostInAnHour(heavy)).isGreaterThanOrEqualTo(100);
    }
  }

  private static int mostInAnHour(SpotifySimulator simulator) {
    Instant start = simulator.now();
    Deque<Instant> hour = new ArrayDeque<>();
    int most = 0;
    for (Play play : simulator.truth().plays("me", start, start.plus(Duration.ofDays(120)))) {
      hour.addLast(play.playedAt());
      while (hour.getFirst().isBefore(play.playedAt().minus(Duration.ofHours(1)))) {
        hour.removeFirst();
      }
      most = Math.max(most, hour.size());
    }
    return most;
  }

  @Test
  void noTwoPlaysOfAListenerShareTheirTimeAndUri() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(
            SimulatorOptions.builder().listeners(5).heavyHoursPerWeek(7).build())) {
      Instant start = simulator.now();
      for (String label : List.of("me", "anna", "bert", "carla", "dora")) {
        List<Play> plays = simulator.truth().plays(label, start, start.plus(Duration.ofDays(60)));
        assertThat(plays).isSortedAccordingTo((a, b) -> a.playedAt().compareTo(b.playedAt()));
        assertThat(plays.stream().map(play -> play.playedAt() + play.uri()).distinct().count())
            .isEqualTo(plays.size());
      }
    }
  }

  @Test
  void aQuietWorldPlaysOnlyWhatTheTestAdds() {
    try (SpotifySimulator simulator =
        SpotifySimulator.start(SimulatorOptions.builder().quiet(true).build())) {
      Client client = Client.signedIn(simulator);
      assertThat(client.get(RECENTLY_PLAYED).get("items").isEmpty()).isTrue();
      String track = simulator.truth().top("me", "track", "long_term").getFirst();
      simulator.play("me", track, simulator.now().minusSeconds(60), 200_000);
      simulator.play("me", track, simulator.now().minusSeconds(30), 10_000);
      simulator.play("me", track, simulator.now().plusSeconds(30), 200_000);
      assertThat(times(client.get(RECENTLY_PLAYED))).hasSize(1);
      simulator.advance(Duration.ofMinutes(1));
      assertThat(times(client.get(RECENTLY_PLAYED))).hasSize(2);
      assertThat(simulator.truth().shownPlays()).hasSize(2);
      assertThat(simulator.truth().plays("me")).hasSize(3);
    }
  }

  @Test
  void someResponsesLeaveOutTheirOldestPlays() {
    try (SpotifySimulator simulator = SpotifySimulator.start(SimulatorOptions.defaults())) {
      Set<Integer> sizes = new HashSet<>();
      for (int hour = 0; hour < 24 * 10; hour++) {
        simulator.advance(Duration.ofHours(1));
        sizes.add(times(Client.signedIn(simulator).get(RECENTLY_PLAYED)).size());
      }
      assertThat(sizes).contains(50).anyMatch(size -> size < 50).allMatch(size -> size >= 47);
    }
  }

  private static List<String> times(JsonNode body) {
    List<String> times = new ArrayList<>();
    body.get("items").forEach(item -> times.add(item.get("played_at").asText()));
    return times;
  }
}

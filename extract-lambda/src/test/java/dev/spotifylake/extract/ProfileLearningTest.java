package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.simulator.AppProfile;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.truth.RecordedCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an app may read is learnt from how Spotify answers.
class ProfileLearningTest {
  private static final Set<String> REMOVED =
      Set.of("playlists/{id}/tracks", "browse/new-releases", "artists/{id}/top-tracks");

  private static TestLake lake(AppProfile profile) throws IOException {
    TestLake lake =
        new TestLake(
            SimulatorOptions.builder()
                .profile(profile)
                .artists(20)
                .ownedPlaylists(5)
                .savedTracks(10)
                .build());
    lake.watch(
        "{\"artists\":[\"" + String.join("\",\"", lake.spotify.truth().artistIds(3)) + "\"]}");
    return lake;
  }

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void aRemovedEndpointIsRefusedAtMostOnceInSevenDays(AppProfile profile) throws IOException {
    try (TestLake lake = lake(profile)) {
      for (int run = 0; run < 14; run++) {
        lake.run();
        lake.restart();
        lake.spotify.advance(Duration.ofHours(12));
      }
      Map<String, List<RecordedCall>> calls =
          lake.apiCalls().stream()
              .filter(call -> REMOVED.contains(call.group()))
              .collect(Collectors.groupingBy(RecordedCall::group));
      if (profile == AppProfile.RESTRICTED) {
        assertThat(calls).hasSize(REMOVED.size());
        calls.forEach((group, made) -> assertThat(made).as(group).hasSize(1));
      } else {
        assertThat(calls.get("browse/new-releases"))
            .as("what answers is read every day")
            .hasSizeGreaterThanOrEqualTo(6)
            .allMatch(call -> call.status() == 200);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void aLapseOfADayTeachesNothingAndEndsWithIt(AppProfile profile) throws IOException {
    try (TestLake lake = lake(profile)) {
      lake.run();
      Object known = lake.json("state/app.json").fields().get("refused");
      Instant begin = lake.spotify.now().plus(Duration.ofMinutes(30));
      Instant end = begin.plus(Duration.ofDays(1));
      lake.spotify.inject(Fault.of(FaultKind.PREMIUM_LAPSE).between(begin, end));
      for (int hour = 0; hour < 24; hour++) {
        RunReport lapsed = lake.runAfter(Duration.ofHours(1));
        assertThat(lapsed.sources()).allMatch(source -> source.outcome() == Outcome.PREMIUM_LAPSED);
      }
      assertThat(lake.json("state/app.json").fields().get("refused"))
          .as("what is known to be refused")
          .isEqualTo(known);

      RunReport after = lake.runAfter(Duration.ofHours(1));

      assertThat(after.problems()).isEmpty();
      assertThat(TestLake.of(after, Source.RECENTLY_PLAYED).status2xx()).isOne();
      assertThat(TestLake.of(after, Source.TOP_TRACKS).outcome()).isEqualTo(Outcome.DONE);
      assertThat(TestLake.of(after, Source.ARTIST_ALBUMS).outcome()).isEqualTo(Outcome.DONE);
      if (profile != AppProfile.RESTRICTED) {
        assertThat(TestLake.of(after, Source.NEW_RELEASES).outcome()).isEqualTo(Outcome.DONE);
      }
    }
  }
}

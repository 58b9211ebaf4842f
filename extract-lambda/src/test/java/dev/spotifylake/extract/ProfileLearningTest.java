package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.simulator.AppProfile;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.truth.RecordedCall;
import dev.spotifylake.simulator.truth.TruePlaylist;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which legacy endpoints an app may call is learnt from Spotify's responses.
class ProfileLearningTest {
  private static final Set<String> LEGACY_ENDPOINTS =
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
    lake.watchArtists(lake.spotify.truth().artistIds(3));
    return lake;
  }

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void aLegacyEndpointIsRefusedAtMostOnceInSevenDays(AppProfile profile) throws IOException {
    try (TestLake lake = lakeThatFollowsEverything(profile)) {
      // More than two weeks: what was learnt expires twice.
      for (int run = 0; run < 16; run++) {
        lake.run();
        lake.restart();
        lake.spotify.advance(Duration.ofDays(1));
      }
      List<RecordedCall> refused =
          lake.apiCalls().stream().filter(call -> call.status() == 403).toList();

      assertThat(lake.apiCalls().stream().map(RecordedCall::group).collect(Collectors.toSet()))
          .as("an endpoint that is never called cannot be refused")
          .isEqualTo(calledEndpoints());
      assertThat(mostInSevenDays(refused, RecordedCall::path))
          .as("refusals of one entity, such as a playlist of another person")
          .allSatisfy((path, most) -> assertThat(most).as(path).isOne());
      assertThat(mostInSevenDays(refused, RecordedCall::group))
          .as("refusals of a legacy endpoint, for any entity")
          .allSatisfy(
              (group, most) -> {
                if (LEGACY_ENDPOINTS.contains(group)) {
                  assertThat(most).as(group).isOne();
                }
              });
      if (profile == AppProfile.RESTRICTED) {
        assertThat(lake.apiCalls())
            .filteredOn(call -> LEGACY_ENDPOINTS.contains(call.group()))
            .as("every call is refused")
            .hasSize(3 * LEGACY_ENDPOINTS.size())
            .allMatch(call -> call.status() == 403);
      } else {
        assertThat(refused)
            .extracting(RecordedCall::group)
            .doesNotContainAnyElementsOf(LEGACY_ENDPOINTS);
        assertThat(lake.apiCalls())
            .filteredOn(call -> call.group().equals("browse/new-releases"))
            .as("an available endpoint is read every day")
            .hasSizeGreaterThanOrEqualTo(15);
      }
    }
  }

  private static TestLake lakeThatFollowsEverything(AppProfile profile) throws IOException {
    TestLake lake = lake(profile);
    String me = lake.spotify.credentials().listener("me").spotifyId();
    List<String> ofOthers =
        lake.spotify.truth().playlists().stream()
            .filter(playlist -> !playlist.ownerId().equals(me))
            .map(TruePlaylist::id)
            .limit(3)
            .toList();
    lake.watch(
        """
        {"artists":["%s"],"playlists":["%s"]}
        """
            .formatted(
                String.join("\",\"", lake.spotify.truth().artistIds(3)),
                String.join("\",\"", ofOthers)));
    return lake;
  }

  /// The endpoints that are called with such a watch-list. They include every legacy endpoint. Only
  /// long albums have their tracks requested, and only the watch list has single tracks.
  private static Set<String> calledEndpoints() {
    return EnumSet.complementOf(EnumSet.of(Endpoint.ALBUM_TRACKS, Endpoint.TRACK)).stream()
        .map(Endpoint::template)
        .collect(Collectors.toSet());
  }

  private static Map<String, Long> mostInSevenDays(
      List<RecordedCall> calls, Function<RecordedCall, String> by) {
    Map<String, Long> most = new TreeMap<>();
    for (RecordedCall first : calls) {
      Instant end = first.at().plus(Duration.ofDays(7));
      long count =
          calls.stream()
              .filter(call -> by.apply(call).equals(by.apply(first)))
              .filter(call -> !call.at().isBefore(first.at()) && call.at().isBefore(end))
              .count();
      most.merge(by.apply(first), count, Math::max);
    }
    return most;
  }

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void aPremiumLapseChangesNoLearntProfile(AppProfile profile) throws IOException {
    try (TestLake lake = lake(profile)) {
      lake.run();
      JsonNode known = lake.json("state/app.json").path("refused");
      Instant begin = lake.spotify.now().plus(Duration.ofMinutes(30));
      Instant end = begin.plus(Duration.ofDays(1));
      lake.spotify.inject(Fault.of(FaultKind.PREMIUM_LAPSE).between(begin, end));
      for (int hour = 0; hour < 24; hour++) {
        RunReport lapsed = lake.runAfter(Duration.ofHours(1));
        assertThat(lapsed.sources()).allMatch(source -> source.outcome() == Outcome.PREMIUM_LAPSED);
      }
      assertThat(lake.json("state/app.json").path("refused"))
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

package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.raw.PreviousPoll;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.simulator.AppProfile;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.truth.RecordedCall;
import dev.spotifylake.simulator.truth.TruePlaylist;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole runs against the simulated Spotify.
class WholeRunTest {
  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void aFirstRunReadsEverySourceInEveryProfile(AppProfile profile) throws IOException {
    try (TestLake lake = new TestLake(SimulatorOptions.defaults().withProfile(profile))) {
      List<String> artists = lake.spotify.truth().artistIds(3);
      lake.watch(
          """
          {"artists":["%s","%s"],"playlists":[],"albums":[],"tracks":[]}
          """
              .formatted(artists.get(0), artists.get(1)));
      RunReport report = lake.run();

      assertThat(report.problems()).isEmpty();
      assertThat(report.sources())
          .filteredOn(run -> run.status2xx() > 0)
          .extracting(run -> run.source())
          .contains(
              Source.RECENTLY_PLAYED,
              Source.SAVED_TRACKS,
              Source.SAVED_ALBUMS,
              Source.TOP_TRACKS,
              Source.TOP_ARTISTS,
              Source.PLAYLISTS,
              Source.PLAYLIST_ITEMS,
              Source.ARTIST_ALBUMS,
              Source.ARTIST,
              Source.ALBUM);
      assertThat(report.sources())
          .allSatisfy(run -> assertThat(run.outcome()).isEqualTo(Outcome.DONE));
      assertThat(report.rawKeys())
          .isEqualTo(List.copyOf(new java.util.LinkedHashSet<>(report.rawKeys())));
      assertThat(lake.rawKeys()).containsExactlyInAnyOrderElementsOf(report.rawKeys());
    }
  }

  @ParameterizedTest
  @EnumSource(AppProfile.class)
  void everyReadablePlaylistIsReadCompletely(AppProfile profile) throws IOException {
    try (TestLake lake = new TestLake(SimulatorOptions.defaults().withProfile(profile))) {
      lake.run();
      Set<String> read = new TreeSet<>();
      for (TestLake.Line line : lake.lines(Source.PLAYLIST_ITEMS)) {
        if (line.header().isSuccess()) {
          read.add(line.header().entity());
        }
      }
      for (String id : read) {
        int expected = lake.spotify.truth().contents(id, null).size();
        int entries =
            lake.lines(Source.PLAYLIST_ITEMS).stream()
                .filter(line -> id.equals(line.header().entity()) && line.body() != null)
                .mapToInt(line -> line.body().path("items").size())
                .sum();
        assertThat(entries).as(id).isEqualTo(expected);
      }
      Set<String> own = new HashSet<>();
      String me = lake.spotify.credentials().listener("me").spotifyId();
      for (TestLake.Line line : lake.lines(Source.PLAYLISTS)) {
        for (JsonNode playlist : line.items()) {
          if (playlist.at("/owner/id").asText().equals(me)) {
            own.add(playlist.path("id").asText());
          }
        }
      }
      assertThat(own).isNotEmpty();
      assertThat(read).containsAll(own);
      if (profile == AppProfile.RESTRICTED) {
        assertThat(lake.apiCalls().stream().filter(call -> call.status() == 403))
            .as("each legacy endpoint is called once")
            .extracting(RecordedCall::group)
            .doesNotHaveDuplicates()
            .isSubsetOf("playlists/{id}/tracks", "browse/new-releases");
        assertThat(
                lake.apiCalls().stream()
                    .filter(
                        call ->
                            call.path().endsWith("/tracks") && call.path().contains("/playlists/")))
            .as("the legacy endpoint is called once")
            .hasSize(1);
      }
    }
  }

  @Test
  void aSecondRunStoresNoPlayTwiceAndMakesFewCalls() throws IOException {
    try (TestLake lake = TestLake.restricted()) {
      lake.run();
      int first = lake.apiCalls().size();
      RunReport second = lake.run();

      assertThat(TestLake.of(second, Source.RECENTLY_PLAYED).outcome())
          .isEqualTo(Outcome.NOTHING_NEW);
      List<TestLake.Line> polls = lake.lines(Source.RECENTLY_PLAYED);
      assertThat(polls).hasSize(2);
      assertThat(polls.get(0).header().context().alreadyStored()).isEmpty();
      assertThat(polls.get(0).header().context().previousPoll()).isNull();
      assertThat(polls.get(1).header().context().alreadyStored())
          .hasSize(polls.get(1).items().size());
      assertThat(polls.get(1).header().context().previousPoll())
          .isNotNull()
          .extracting(PreviousPoll::plays)
          .isEqualTo(polls.get(0).items().size());
      List<String> again =
          lake.apiCalls().subList(first, lake.apiCalls().size()).stream()
              .map(RecordedCall::group)
              .distinct()
              .toList();
      assertThat(again)
          .containsExactlyInAnyOrder("me/player/recently-played", "artists/{id}", "albums/{id}");
    }
  }

  @Test
  void everyShownPlayIsNewExactlyOnceOverManyHours() throws IOException {
    try (TestLake lake = TestLake.small()) {
      for (int hour = 0; hour < 36; hour++) {
        lake.runAfter(Duration.ofHours(1));
      }
      int fresh = 0;
      for (TestLake.Line poll : lake.lines(Source.RECENTLY_PLAYED)) {
        fresh += poll.items().size() - poll.header().context().alreadyStored().size();
      }
      assertThat(fresh).isEqualTo(lake.spotify.truth().shownPlays().size());
    }
  }

  @Test
  void onlyKnownPathsAreCalledEachWithTheRightToken() throws IOException {
    try (TestLake lake = new TestLake(SimulatorOptions.defaults().withProfile(AppProfile.LEGACY))) {
      lake.run();
      Set<String> known = new TreeSet<>();
      for (dev.spotifylake.extract.api.Endpoint endpoint :
          dev.spotifylake.extract.api.Endpoint.values()) {
        known.add(endpoint.template());
      }
      assertThat(lake.apiCalls()).extracting(RecordedCall::group).isSubsetOf(known);
      assertThat(lake.apiCalls()).extracting(RecordedCall::status).doesNotContain(401);
      assertThat(lake.apiCalls())
          .as("the listing's next points at users/{id}/playlists")
          .noneMatch(call -> call.path().contains("/users/"));
    }
  }

  @Test
  void tokensAreRequestedAgainAfterAnHour() throws IOException {
    try (TestLake lake = TestLake.restricted()) {
      lake.run();
      lake.runAfter(Duration.ofHours(1));
      assertThat(lake.apiCalls()).extracting(RecordedCall::status).doesNotContain(401);
      assertThat(lake.spotify.calls().stream().filter(call -> call.path().equals("/api/token")))
          .hasSize(4);
    }
  }

  @Test
  void theAppGetsNoEmptyRunReportBesideThoseOfAccounts() throws IOException {
    try (TestLake lake = TestLake.small()) {
      RunReport report = lake.run();
      while (readSomethingAsTheApp(report)) {
        report = lake.runAfter(Duration.ofMinutes(1));
      }

      String runId = report.runId();
      assertThat(lake.lines(Source.RUN))
          .filteredOn(line -> line.header().runId().equals(runId))
          .extracting(line -> line.header().account())
          .containsExactly("me");
    }
  }

  private static boolean readSomethingAsTheApp(RunReport report) {
    return report.sources().stream().anyMatch(source -> source.account().equals("_app"));
  }

  @Test
  void runReportsAreStoredLastAndListTheSources() throws IOException {
    try (TestLake lake = TestLake.restricted()) {
      RunReport report = lake.run();
      List<String> keys = report.rawKeys();
      assertThat(keys.subList(keys.size() - 2, keys.size()))
          .allSatisfy(key -> assertThat(RawKey.parse(key).source()).isEqualTo(Source.RUN));
      List<TestLake.Line> runs = lake.lines(Source.RUN);
      assertThat(runs).extracting(line -> line.header().account()).containsExactly("_app", "me");
      JsonNode mine = Objects.requireNonNull(runs.get(1).body());
      assertThat(mine.path("runs"))
          .extracting(run -> run.path("source").asText())
          .contains("recently_played", "playlist_items", "saved_tracks");
      assertThat(mine.path("runs"))
          .allSatisfy(run -> assertThat(run.path("token_days_left").asInt()).isBetween(160, 180));
      assertThat(mine.path("passes"))
          .hasSize(
              (int) report.passes().stream().filter(pass -> pass.account().equals("me")).count())
          .allSatisfy(pass -> assertThat(pass.path("complete").asBoolean()).isTrue());
    }
  }

  @Test
  void noTokenOrSecretIsInTheLakeOrTheLog() throws IOException {
    try (TestLake lake = TestLake.restricted()) {
      lake.run();
      lake.runAfter(Duration.ofHours(7));
      String refreshToken = lake.spotify.credentials().listener("me").refreshToken();
      String everything = lake.everything() + String.join("\n", lake.log);
      assertThat(everything)
          .doesNotContain(refreshToken)
          .doesNotContain(lake.spotify.credentials().clientSecret())
          .doesNotContain("Bearer ")
          .doesNotContain("access_token");
      assertThat(lake.log)
          .allSatisfy(line -> assertThat(line).startsWith("{").contains("\"run_id\""));
    }
  }

  @Test
  void fiveAccountsAreStoredSeparately() throws IOException {
    try (TestLake lake = new TestLake(SimulatorOptions.defaults().withListeners(5))) {
      RunReport report = lake.run();
      assertThat(report.problems()).isEmpty();
      assertThat(lake.lines(Source.RECENTLY_PLAYED))
          .extracting(line -> line.header().account())
          .containsExactly("anna", "bert", "carla", "dora", "me");
      assertThat(report.rawKeys()).doesNotHaveDuplicates();
    }
  }

  @Test
  void aChangedPlaylistIsReadAgainAndAnUnchangedOneIsNot() throws IOException {
    try (TestLake lake = TestLake.restricted()) {
      lake.run();
      List<TestLake.Line> before = lake.lines(Source.PLAYLIST_ITEMS);
      TruePlaylist edited =
          lake.spotify.truth().playlists().stream()
              .filter(
                  playlist ->
                      before.stream()
                          .anyMatch(line -> playlist.id().equals(line.header().entity())))
              .findFirst()
              .orElseThrow();
      lake.spotify.editPlaylist(edited.id());
      RunReport later = lake.runAfter(Duration.ofHours(6));
      assertThat(later.passes())
          .filteredOn(pass -> pass.source() == Source.PLAYLIST_ITEMS)
          .extracting(PassReport::entity)
          .contains(edited.id())
          .doesNotHaveDuplicates();
      for (PassReport pass : later.passes()) {
        if (pass.source() == Source.PLAYLIST_ITEMS) {
          assertThat(lake.spotify.truth().changes(String.valueOf(pass.entity()))).isNotEmpty();
        }
      }
    }
  }
}

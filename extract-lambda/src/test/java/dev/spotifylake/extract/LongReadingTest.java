package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.client.CallGovernor;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.truth.RecordedCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Reading that does not fit into one run continues in the next.
class LongReadingTest {
  @Test
  void aLongPlaylistIsReadOverSeveralRunsAndNoPageTwice() throws IOException {
    try (TestLake lake =
        new TestLake(
            SimulatorOptions.builder()
                .largePlaylist(1_200)
                .artists(40)
                .ownedPlaylists(5)
                .savedTracks(10)
                .build())) {
      String large =
          lake.spotify.truth().playlists().stream()
              .max(
                  Comparator.comparingInt(
                      playlist -> lake.spotify.truth().contents(playlist.id(), null).size()))
              .orElseThrow()
              .id();
      List<PassReport> passes = new ArrayList<>();
      int runs = 0;
      while (passes.stream().noneMatch(PassReport::complete)) {
        assertThat(runs++).as("runs").isLessThan(20);
        RunReport report =
            lake.slowExtractor(Duration.ofSeconds(3))
                .run(new RunRequest(null, lake.spotify.now().plusSeconds(60)));
        report.passes().stream().filter(pass -> large.equals(pass.entity())).forEach(passes::add);
        lake.spotify.advance(Duration.ofHours(1));
      }
      assertThat(passes).hasSizeGreaterThan(1);
      assertThat(passes).extracting(PassReport::passId).containsOnly(passes.getFirst().passId());
      assertThat(passes.getLast().items()).isEqualTo(1_200);
      List<Integer> offsets =
          lake.lines(Source.PLAYLIST_ITEMS).stream()
              .filter(line -> large.equals(line.header().entity()))
              .map(line -> line.header().context().offset())
              .toList();
      assertThat(offsets).hasSize(24).doesNotHaveDuplicates();
    }
  }

  @Test
  void noEndpointGroupExceedsItsDailyBudgetAndEveryArtistIsRead() throws IOException {
    try (TestLake lake =
        new TestLake(
            SimulatorOptions.builder()
                .artists(450)
                .ownedPlaylists(5)
                .savedTracks(0)
                .quiet(true)
                .build())) {
      lake.noUser();
      List<String> artists = lake.spotify.truth().artistIds(450);
      lake.watchArtists(artists);
      for (int run = 0; run < 5; run++) {
        lake.runAfter(Duration.ofHours(13));
      }
      Map<String, List<Instant>> byGroup =
          lake.apiCalls().stream()
              .collect(
                  Collectors.groupingBy(
                      RecordedCall::group,
                      Collectors.mapping(RecordedCall::at, Collectors.toList())));
      byGroup.forEach(
          (group, times) -> {
            for (Instant from : times) {
              long inADay =
                  times.stream()
                      .filter(
                          at -> !at.isBefore(from) && at.isBefore(from.plus(Duration.ofHours(24))))
                      .count();
              assertThat(inADay).as(group).isLessThanOrEqualTo(CallGovernor.GROUP_BUDGET);
            }
          });
      assertThat(
              lake.lines(Source.ARTIST).stream()
                  .filter(line -> line.header().isSuccess())
                  .map(line -> line.header().entity()))
          .as("each once")
          .doesNotHaveDuplicates()
          .containsAll(artists);
      assertThat(lake.apiCalls().stream().filter(call -> call.status() == 400))
          .as("Invalid limit is received once and remembered")
          .hasSize(1);
    }
  }

  @Test
  void aRefusedLegacyEndpointIsCalledOnceInSevenDays() throws IOException {
    try (TestLake lake = TestLake.small()) {
      for (int day = 0; day < 9; day++) {
        lake.runAfter(Duration.ofDays(1));
      }
      Map<String, Long> refusals =
          lake.apiCalls().stream()
              .filter(call -> call.status() == 403)
              .collect(Collectors.groupingBy(RecordedCall::group, Collectors.counting()));
      assertThat(refusals)
          .isEqualTo(Map.of("playlists/{id}/tracks", 2L, "browse/new-releases", 2L));
    }
  }
}

package dev.spotifylake.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.client.CallGovernor;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.time.Deadline;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.truth.TruePlaylist;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The largest lake: 2,000 watched artists and a playlist of 10,000 items, read by hourly runs that
/// are ended after 60 seconds.
class LargeReadingIT {
  private static final int ARTISTS = 2_000;
  private static final int ITEMS = 10_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PER_CALL = Duration.ofMillis(500);

  /// The calls that fit between the first call and the reserve for storing.
  private static final int CALLS_PER_RUN =
      (int) (LIMIT.minus(Deadline.RESERVE).toMillis() / PER_CALL.toMillis());

  @Test
  void everyEntityIsReadInAsFewRunsAsTheBudgetAllows() throws IOException {
    try (TestLake lake =
        new TestLake(
            SimulatorOptions.builder()
                .artists(ARTISTS)
                .largePlaylist(ITEMS)
                .ownedPlaylists(5)
                .savedTracks(10)
                .quiet(true)
                .build())) {
      List<String> artists = lake.spotify.truth().artistIds(ARTISTS);
      lake.watchArtists(artists);
      String large =
          lake.spotify.truth().playlists().stream()
              .max(Comparator.comparingInt(TruePlaylist::total))
              .orElseThrow()
              .id();
      Extractor extractor = lake.slowExtractor(PER_CALL);
      List<PassReport> ofLarge = new ArrayList<>();
      Set<String> discographies = new HashSet<>();
      int runs = 0;
      int runsOfLarge = 0;
      while (discographies.size() < ARTISTS) {
        assertThat(++runs).as("runs, with " + discographies.size() + " artists").isLessThan(500);
        RunReport report = extractor.run(new RunRequest(null, lake.spotify.now().plus(LIMIT)));
        for (PassReport pass : report.passes()) {
          if (large.equals(pass.entity())) {
            ofLarge.add(pass);
            runsOfLarge++;
          } else if (pass.source() == Source.ARTIST_ALBUMS && pass.complete()) {
            discographies.add(String.valueOf(pass.entity()));
          }
        }
        lake.spotify.advance(Duration.ofHours(1));
      }

      assertThat(ofLarge).extracting(PassReport::passId).containsOnly(ofLarge.getFirst().passId());
      assertThat(ofLarge.getLast().complete()).isTrue();
      assertThat(ofLarge.getLast().items()).isEqualTo(ITEMS);
      assertThat(runsOfLarge)
          .as(
              "k: %d pages of 50, at most %d calls a run, plays and what else is due among them",
              ITEMS / 50, CALLS_PER_RUN)
          .isBetween((ITEMS / 50 + CALLS_PER_RUN - 1) / CALLS_PER_RUN, 6);
      pagesAreReadOnce(lake);

      long pages =
          lake.lines(Source.ARTIST_ALBUMS).stream()
              .filter(line -> line.header().isSuccess())
              .count();
      long days = (ARTISTS - 1) / CallGovernor.GROUP_BUDGET;
      assertThat(runs)
          .as(
              "k: %d pages; %d calls in 24 hours and the hour begun take 25 hourly runs, so %d"
                  + " times 25 runs, and at most 25 for the %d pages that are left, at %d calls a"
                  + " run",
              pages,
              CallGovernor.GROUP_BUDGET,
              pages / CallGovernor.GROUP_BUDGET,
              pages % CallGovernor.GROUP_BUDGET,
              CALLS_PER_RUN)
          .isBetween((int) (days * 24), (int) ((pages / CallGovernor.GROUP_BUDGET + 1) * 25));
      assertThat(lake.spotify.truth().mostCallsInADay(null))
          .isLessThanOrEqualTo(CallGovernor.GROUP_BUDGET);
    }
  }

  private static void pagesAreReadOnce(TestLake lake) throws IOException {
    for (Source source : List.of(Source.PLAYLIST_ITEMS, Source.ARTIST_ALBUMS)) {
      assertThat(
              lake.lines(source).stream()
                  .filter(line -> line.header().isSuccess())
                  .map(
                      line ->
                          line.header().context().passId()
                              + " "
                              + line.header().entity()
                              + " "
                              + line.header().context().offset()))
          .as(source.wireName())
          .doesNotHaveDuplicates();
    }
    assertThat(
            lake.lines(Source.ARTIST).stream()
                .filter(line -> line.header().isSuccess())
                .map(line -> line.header().entity()))
        .doesNotHaveDuplicates();
  }
}

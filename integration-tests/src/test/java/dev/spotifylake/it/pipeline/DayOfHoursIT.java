package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultKind;
import dev.spotifylake.simulator.truth.PlantedReject;
import dev.spotifylake.simulator.truth.ShownSnapshot;
import dev.spotifylake.simulator.truth.TrueEntry;
import dev.spotifylake.simulator.truth.TruePlaylist;
import dev.spotifylake.simulator.truth.Truth;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// After twenty-four hours of a deployed lake its tables hold what happened.
final class DayOfHoursIT extends LakeScenario {
  private static final int HOURS = 24;

  // The list of playlists is read every six hours: in the hours 1, 7, 13 and 19.
  private static final int LISTINGS = 4;
  private static final int LAST_LISTING = 19;

  private final SortedMap<String, String> snapshotsAtTheLastListing = new TreeMap<>();

  @Test
  void tablesHoldThePlaysPlaylistsAndRejectsOfTheDay()
      throws IOException, InterruptedException, SQLException {
    for (int hour = 1; hour <= HOURS; hour++) {
      if (hour == 12) {
        lake()
            .spotify()
            .inject(Fault.of(FaultKind.TRUNCATED_BODY).on("me/player/recently-played").times(1));
      }
      if (hour > 1) {
        lake().plansComeNearer(Duration.ofHours(1));
      }
      InvocationResult result = lake().hour();
      succeeded(result, lake());
      if (hour == LAST_LISTING) {
        for (TruePlaylist playlist : lake().spotify().truth().playlists()) {
          snapshotsAtTheLastListing.put(playlist.id(), playlist.snapshotId());
        }
      }
    }

    Truth truth = lake().spotify().truth();
    assertThat(lake().queue().size()).as("messages left: %s", lake().transform().log()).isZero();
    assertThat(lake().deadLetters().size()).isZero();
    assertThat(tables().rows("SELECT play_id FROM {plays}")).doesNotHaveDuplicates();
    assertThat(
            tables()
                .rows("SELECT account, epoch_ms(played_at), item_uri FROM {plays} ORDER BY ALL"))
        .containsExactlyInAnyOrderElementsOf(
            truth.shownPlays().stream()
                .map(
                    play ->
                        play.listener() + "|" + play.playedAt().toEpochMilli() + "|" + play.uri())
                .toList())
        .hasSizeGreaterThan(20);
    rejectsAre(truth);
    playlistsAre(truth);
    playlistsNowAre(truth);
    metricsAreLogged();
  }

  private void rejectsAre(Truth truth) throws SQLException {
    assertThat(tables().rows("SELECT reason FROM {ops_rejects}"))
        .containsExactlyInAnyOrderElementsOf(
            truth.plantedRejects().stream().map(PlantedReject::reason).toList())
        .contains("truncated", "null_element");
  }

  private void playlistsAre(Truth truth) throws SQLException {
    List<ShownSnapshot> shown = completelyShown(truth);
    assertThat(shown).hasSizeGreaterThan(3);
    assertThat(shown.stream().map(ShownSnapshot::playlistId).distinct())
        .as("playlists of which more than one version was read")
        .hasSizeLessThan(shown.size());
    for (ShownSnapshot snapshot : shown) {
      List<String> expected = new ArrayList<>();
      for (TrueEntry entry : truth.contents(snapshot.playlistId(), snapshot.snapshotId())) {
        if (!entry.type().equals("null_element")) {
          expected.add(entry.position() + "|" + entry.uri());
        }
      }
      assertThat(
              tables()
                  .rows(
                      "SELECT DISTINCT position, item_uri FROM {playlist_items} WHERE playlist_id ="
                          + " '"
                          + snapshot.playlistId()
                          + "' AND snapshot_id = '"
                          + snapshot.snapshotId()
                          + "'"))
          .as("playlist %s", snapshot)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /// The current playlists are the versions that the last listing named.
  private void playlistsNowAre(Truth truth) throws SQLException {
    assertThat(tables().rows("SELECT DISTINCT pass_id FROM {playlists} WHERE pass_id IS NOT NULL"))
        .as("readings of the list of playlists")
        .hasSize(LISTINGS);
    Set<String> readable =
        completelyShown(truth).stream()
            .map(ShownSnapshot::playlistId)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> expected = new ArrayList<>();
    for (String playlist : readable) {
      String snapshot = Objects.requireNonNull(snapshotsAtTheLastListing.get(playlist), playlist);
      for (TrueEntry entry : truth.contents(playlist, snapshot)) {
        if (!entry.type().equals("null_element")) {
          expected.add(playlist + "|" + snapshot + "|" + entry.position() + "|" + entry.uri());
        }
      }
    }
    assertThat(
            tables()
                .query("SELECT playlist_id, snapshot_id, position, item_uri FROM v_playlist_now"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<ShownSnapshot> completelyShown(Truth truth) {
    return truth.shownSnapshots().stream().filter(ShownSnapshot::complete).toList();
  }

  /// Metrics are log lines that CloudWatch recognises.
  private void metricsAreLogged() {
    assertThat(lake().extract().log())
        .filteredOn(line -> line.startsWith("{\"_aws\":") && line.contains("\"RunsCompleted\":1"))
        .hasSize(HOURS);
    assertThat(
            lake().transform().log().stream()
                .filter(line -> line.startsWith("{\"_aws\":"))
                .map(line -> line.replaceAll(".*\"PlaysNew\":(\\d+).*", "$1"))
                .collect(Collectors.summingLong(Long::parseLong)))
        .isEqualTo(lake().spotify().truth().shownPlays().size());
  }
}

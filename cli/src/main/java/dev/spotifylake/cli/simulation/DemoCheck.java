package dev.spotifylake.cli.simulation;

import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.simulator.truth.PlantedReject;
import dev.spotifylake.simulator.truth.ShownPlay;
import dev.spotifylake.simulator.truth.ShownSnapshot;
import dev.spotifylake.simulator.truth.TrueEntry;
import dev.spotifylake.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares the lake with what happened in the simulated world.
///
/// @param parts the comparisons
record DemoCheck(List<Part> parts) {
  // A few examples show what kind of difference it is.
  private static final int EXAMPLES = 5;

  /// One comparison, element by element.
  ///
  /// @param expected number of elements in the simulated world
  /// @param found number of elements in the lake
  /// @param differences examples of elements that only one of them has; empty where both are equal
  record Part(String what, long expected, long found, List<String> differences) {
    boolean holds() {
      return differences.isEmpty();
    }
  }

  static DemoCheck of(Truth truth, QueryEngine lake) {
    return new DemoCheck(List.of(plays(truth, lake), positions(truth, lake), rejects(truth, lake)));
  }

  boolean holds() {
    return parts.stream().allMatch(Part::holds);
  }

  private static Part plays(Truth truth, QueryEngine lake) {
    List<String> shown = truth.shownPlays().stream().map(DemoCheck::element).toList();
    List<String> rows = elements("SELECT account, played_at, item_uri FROM v_plays", lake);
    return compare("plays", shown, rows);
  }

  private static String element(ShownPlay play) {
    return element(List.of(play.listener(), play.playedAt(), play.uri()));
  }

  /// Every position of the latest version of each playlist that the API has returned completely.
  private static Part positions(Truth truth, QueryEngine lake) {
    Map<String, String> latest = new LinkedHashMap<>();
    truth.shownSnapshots().stream()
        .filter(ShownSnapshot::complete)
        .forEach(shown -> latest.put(shown.playlistId(), shown.snapshotId()));
    List<String> positions = new ArrayList<>();
    latest.forEach(
        (playlist, snapshot) ->
            truth.contents(playlist, snapshot).stream()
                .filter(entry -> !entry.type().equals("null_element"))
                .forEach(entry -> positions.add(element(playlist, entry))));
    List<String> rows =
        elements("SELECT playlist_id, position, item_uri FROM v_playlist_now", lake);
    return compare("playlist positions", positions, rows);
  }

  private static String element(String playlist, TrueEntry entry) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(playlist);
    values.add(entry.position());
    values.add(entry.uri());
    return element(values);
  }

  private static Part rejects(Truth truth, QueryEngine lake) {
    List<String> planted = truth.plantedRejects().stream().map(DemoCheck::element).toList();
    List<String> rows = elements("SELECT observed_at, reason FROM ops_rejects", lake);
    return compare("rejects", planted, rows);
  }

  private static String element(PlantedReject reject) {
    return element(List.of(reject.at(), reject.reason()));
  }

  private static List<String> elements(String sql, QueryEngine lake) {
    return lake.query(sql).rows().stream().map(DemoCheck::element).toList();
  }

  private static String element(List<? extends @Nullable Object> values) {
    return String.join(" ", values.stream().map(String::valueOf).toList());
  }

  /// Counts duplicates: an element that one side holds twice must be twice on the other side.
  private static Part compare(String what, List<String> expected, List<String> found) {
    Map<String, Integer> surplus = new LinkedHashMap<>();
    expected.forEach(element -> surplus.merge(element, 1, Integer::sum));
    found.forEach(element -> surplus.merge(element, -1, Integer::sum));
    List<String> differences =
        surplus.entrySet().stream()
            .filter(element -> element.getValue() != 0)
            .limit(EXAMPLES)
            .map(
                element ->
                    (element.getValue() > 0 ? "missing in the lake: " : "only in the lake: ")
                        + element.getKey())
            .toList();
    return new Part(what, expected.size(), found.size(), differences);
  }
}

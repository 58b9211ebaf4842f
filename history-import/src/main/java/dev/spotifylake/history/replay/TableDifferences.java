package dev.spotifylake.history.replay;

import dev.spotifylake.history.replay.ReplayReport.TableDifference;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds up what replayed objects changed, by table.
final class TableDifferences {
  private final SortedMap<String, TableDifference> byTable = new TreeMap<>();

  void add(Map<String, TableDifference> ofObject) {
    ofObject.forEach(
        (table, difference) -> byTable.merge(table, difference, TableDifference::plus));
  }

  SortedMap<String, TableDifference> byTable() {
    return Collections.unmodifiableSortedMap(byTable);
  }
}

package dev.spotifylake.transform;

import dev.spotifylake.transform.ReplayReport.TableDifference;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds up what replayed objects changed, by table.
final class TableDifferences {
  private final SortedMap<String, TableDifference> byTable = new TreeMap<>();

  void add(Transformer.Comparison comparison) {
    Map<String, Manifest.Output> before = byKey(comparison.before());
    Map<String, Manifest.Output> after = byKey(comparison.after());
    Set<String> keys = new HashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      add(before.get(key), after.get(key));
    }
  }

  private static Map<String, Manifest.Output> byKey(@Nullable Manifest manifest) {
    List<Manifest.Output> outputs = manifest == null ? List.of() : manifest.outputs();
    Map<String, Manifest.Output> byKey = new HashMap<>();
    outputs.forEach(output -> byKey.put(output.key(), output));
    return byKey;
  }

  private void add(Manifest.@Nullable Output before, Manifest.@Nullable Output after) {
    if (before == null && after != null) {
      merge(after.table(), new TableDifference(0, after.rows(), 1, 0, 0));
    } else if (before != null && after == null) {
      merge(before.table(), new TableDifference(before.rows(), 0, 0, 0, 1));
    } else if (before != null && after != null) {
      long changed = before.sha256().equals(after.sha256()) ? 0 : 1;
      merge(after.table(), new TableDifference(before.rows(), after.rows(), 0, changed, 0));
    }
  }

  private void merge(String table, TableDifference difference) {
    byTable.merge(table, difference, TableDifference::plus);
  }

  SortedMap<String, TableDifference> byTable() {
    return Collections.unmodifiableSortedMap(byTable);
  }
}

package dev.spotifylake.compact.testing;

import dev.spotifylake.common.table.TableDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rows of a table that compaction must keep, by its definition, without order or merging.
public final class KeptRows {
  private static final Set<String> ENTITIES =
      Set.of(
          "tracks",
          "track_artists",
          "albums",
          "album_artists",
          "artists",
          "artist_genres",
          "shows",
          "episodes");
  private static final Set<String> NO_VALUE = Set.of("account", "observed_at", "run_id", "raw_key");

  private final TableDefinition table;

  private KeptRows(TableDefinition table) {
    this.table = table;
  }

  /// @param rows values in the order of the table's columns
  public static Set<List<@Nullable Object>> of(
      TableDefinition table, Collection<List<@Nullable Object>> rows) {
    return ENTITIES.contains(table.name())
        ? new KeptRows(table).ofEntities(new HashSet<>(rows))
        : new HashSet<>(rows);
  }

  private record Observed(Instant at, String rawKey) {}

  private record Value(@Nullable Object account, @Nullable Object entity, Object values) {}

  private Set<List<@Nullable Object>> ofEntities(Set<List<@Nullable Object>> rows) {
    boolean isList = table.key().contains("position");
    Map<Object, List<List<@Nullable Object>>> observations = new HashMap<>();
    for (List<@Nullable Object> row : rows) {
      Object observation =
          isList
              ? List.of(at(row), cell(row, "account") + "", cell(row, entityColumn()) + "")
              : row;
      observations.computeIfAbsent(observation, _ -> new ArrayList<>()).add(row);
    }
    Map<Value, TreeMap<Observed, List<List<@Nullable Object>>>> byValue = new HashMap<>();
    Comparator<Observed> order = Comparator.comparing(Observed::at).thenComparing(Observed::rawKey);
    for (List<List<@Nullable Object>> observation : observations.values()) {
      List<@Nullable Object> one = observation.getFirst();
      Set<List<@Nullable Object>> values = new HashSet<>();
      observation.forEach(row -> values.add(values(row)));
      byValue
          .computeIfAbsent(
              new Value(cell(one, "account"), cell(one, entityColumn()), values),
              _ -> new TreeMap<>(order))
          .put(at(one), observation);
    }
    Set<List<@Nullable Object>> kept = new HashSet<>();
    for (TreeMap<Observed, List<List<@Nullable Object>>> times : byValue.values()) {
      kept.addAll(times.firstEntry().getValue());
      kept.addAll(times.lastEntry().getValue());
    }
    return kept;
  }

  private String entityColumn() {
    return table.key().getFirst();
  }

  private Observed at(List<@Nullable Object> row) {
    return new Observed(
        (Instant) Objects.requireNonNull(cell(row, "observed_at")), cell(row, "raw_key") + "");
  }

  private List<@Nullable Object> values(List<@Nullable Object> row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      if (!NO_VALUE.contains(table.columns().get(i).name())) {
        values.add(row.get(i));
      }
    }
    return values;
  }

  private @Nullable Object cell(List<@Nullable Object> row, String column) {
    return row.get(table.columnNames().indexOf(column));
  }
}

package dev.spotifylake.compact.merge;

import dev.spotifylake.common.table.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The columns of a table by their part in compaction. All numbers are positions in the table.
///
/// @param order all columns; merged files are sorted by them
/// @param group of rows that are reduced together: one entity as one account observed it
/// @param observation what distinguishes the observations in a group
/// @param value the columns that make up an observed value
record RowColumns(int[] order, int[] group, int[] observation, int[] value) {
  private static final String ACCOUNT = "account";
  private static final String OBSERVED_AT = "observed_at";
  private static final String RUN_ID = "run_id";
  private static final String RAW_KEY = "raw_key";
  private static final String PLAYED_AT = "played_at";

  static RowColumns of(TableDefinition table) {
    List<String> group = new ArrayList<>();
    switch (TableKind.of(table)) {
      case FACT, DAY_SUM -> {
        // Plays are asked for by time, facts of other tables by what they are about.
        if (table.columnNames().contains(PLAYED_AT)) {
          group.add(PLAYED_AT);
        }
        group.addAll(table.key());
      }
      case ENTITY -> group.addAll(table.key());
      case ENTITY_LIST -> group.add(table.key().getFirst());
    }
    group.add(ACCOUNT);
    List<String> observation = List.of(OBSERVED_AT, RAW_KEY);
    Set<String> order = new LinkedHashSet<>(group);
    order.addAll(observation);
    order.addAll(table.key());
    order.addAll(table.columnNames());
    List<String> value = new ArrayList<>(table.columnNames());
    value.removeAll(List.of(ACCOUNT, OBSERVED_AT, RUN_ID, RAW_KEY));
    return new RowColumns(
        positions(table, order),
        positions(table, group),
        positions(table, observation),
        positions(table, value));
  }

  private static int[] positions(TableDefinition table, Iterable<String> columns) {
    List<String> names = table.columnNames();
    List<Integer> positions = new ArrayList<>();
    columns.forEach(column -> positions.add(names.indexOf(column)));
    return positions.stream().mapToInt(Integer::intValue).toArray();
  }
}

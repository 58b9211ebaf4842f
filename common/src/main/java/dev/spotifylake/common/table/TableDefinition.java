package dev.spotifylake.common.table;

import dev.spotifylake.common.source.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The one definition of a table. The Parquet schema, the CSV header, the catalog's columns, the
/// local view and the data dictionary are all derived from it; nothing states a column twice.
///
/// @param columns all columns but the partition's own, the four of [Observation] first
public record TableDefinition(
    String name,
    String oneRowIs,
    Partition partition,
    List<String> key,
    Set<Source> fedBy,
    List<ColumnDefinition> columns) {
  public TableDefinition {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    Set<String> names = new HashSet<>();
    for (ColumnDefinition column : columns) {
      if (!names.add(column.name()) || partition.columnNames().contains(column.name())) {
        throw new IllegalArgumentException(
            "table " + name + " names column " + column.name() + " twice");
      }
    }
  }

  public List<String> columnNames() {
    return columns.stream().map(ColumnDefinition::name).toList();
  }

  public ColumnDefinition column(String columnName) {
    return columns.stream()
        .filter(column -> column.name().equals(columnName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "table "
                        + name
                        + " has no column "
                        + columnName
                        + "; it has "
                        + columnNames()));
  }
}

package dev.spotifylake.cli.aws;

import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.TableView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/// A table or view as the Data Catalog has it.
///
/// @param types of its columns, by name, in order
/// @param keys the columns it is partitioned by
/// @param projected whether engines compute its partitions instead of listing them
/// @param partitions how many the catalog lists
record CatalogTable(
    String name,
    boolean view,
    Map<String, String> types,
    List<String> keys,
    boolean projected,
    long partitions) {
  static CatalogTable of(Table table, long partitions) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Column column : table.storageDescriptor().columns()) {
      types.put(column.name(), column.type());
    }
    return new CatalogTable(
        table.name(),
        AthenaView.TABLE_TYPE.equals(table.tableType()),
        types,
        table.partitionKeys().stream().map(Column::name).toList(),
        "true".equals(table.parameters().get("projection.enabled")),
        partitions);
  }

  /// What differs from the definition, one line each.
  List<String> differences(TableDefinition definition) {
    List<String> differences = new ArrayList<>();
    for (ColumnDefinition column : definition.columns()) {
      String expected =
          name.equals(TableView.textTable(definition))
              ? "string"
              : AthenaView.columnLike(column).glueType();
      String found = types.get(column.name());
      if (found == null) {
        differences.add("%s has no column %s".formatted(name, column.name()));
      } else if (!found.equals(expected)) {
        differences.add("%s.%s is %s; expected %s".formatted(name, column.name(), found, expected));
      }
    }
    for (String column : types.keySet()) {
      boolean known =
          definition.columns().stream().anyMatch(declared -> declared.name().equals(column));
      if (!known && !definition.partition().columnNames().contains(column)) {
        differences.add("%s has a column %s that is not in its definition".formatted(name, column));
      }
    }
    if (name.equals(definition.name())) {
      if (!view) {
        differences.add(
            "%s is a table; expected a view over %s"
                .formatted(name, TableView.filesTable(definition)));
      }
      return differences;
    }
    List<String> expectedKeys = definition.partition().columnNames();
    if (!keys.equals(expectedKeys)) {
      differences.add("%s is partitioned by %s; expected %s".formatted(name, keys, expectedKeys));
    }
    if (!expectedKeys.isEmpty() && !projected) {
      differences.add(
          name + " has lost its partition projection, so Athena will not find new months");
    }
    return differences;
  }

  /// What differs from the definition of a view, one line each.
  List<String> differences(LakeView expected) {
    if (!view) {
      return List.of("%s is a table; expected a view".formatted(name));
    }
    List<String> differences = new ArrayList<>();
    for (ViewColumn column : expected.view().columns()) {
      String found = types.get(column.name());
      if (found == null) {
        differences.add("%s has no column %s".formatted(name, column.name()));
      } else if (!found.equals(column.glueType())) {
        differences.add(
            "%s.%s is %s; expected %s".formatted(name, column.name(), found, column.glueType()));
      }
    }
    if (differences.isEmpty() && types.size() > expected.view().columns().size()) {
      differences.add(name + " has columns that are not in its definition");
    }
    return differences;
  }

  /// Whether a table of that name belongs to the definition: the view of its name, or a table over
  /// its files.
  static boolean isOf(String name, TableDefinition definition) {
    return name.equals(definition.name()) || isOverFilesOf(name, definition);
  }

  static boolean isOverFilesOf(String name, TableDefinition definition) {
    return name.equals(TableView.filesTable(definition))
        || name.equals(TableView.textTable(definition));
  }
}

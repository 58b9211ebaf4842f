package dev.spotifylake.common.rows;

import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Every table of the lake, in the order the data dictionary shows them.
public final class LakeTables {
  // A definition is loaded when it is first used: a function that writes a few tables does not load
  // the definitions of the others.
  private static final Map<Class<? extends Row>, TableDefinition> DEFINITIONS =
      new ConcurrentHashMap<>();

  private LakeTables() {}

  /// The records that define the tables.
  public static List<Class<? extends Row>> rowTypes() {
    return RowTables.rowTypes();
  }

  public static List<TableDefinition> all() {
    return RowTables.all();
  }

  /// @throws IllegalArgumentException if the record defines no table of the lake
  public static TableDefinition of(Class<? extends Row> rowType) {
    return DEFINITIONS.computeIfAbsent(rowType, LakeTables::defined);
  }

  private static TableDefinition defined(Class<? extends Row> rowType) {
    TableDefinition table = RowTables.of(rowType);
    if (table == null) {
      throw new IllegalArgumentException(
          rowType.getName()
              + " is not a table of the lake: expected a record of this package with @LakeTable");
    }
    return table;
  }

  public static TableDefinition byName(String name) {
    return all().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no table is called '"
                        + name
                        + "'; the lake has "
                        + all().stream().map(TableDefinition::name).toList()));
  }
}

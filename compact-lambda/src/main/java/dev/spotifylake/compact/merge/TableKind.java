package dev.spotifylake.compact.merge;

import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.TableDefinition;

/// What compaction keeps of a table's rows.
public enum TableKind {
  /// Every distinct row.
  FACT,
  /// The first and the last row of each value that an account observed of a catalog entity.
  ENTITY,
  /// One row a day for each field of a source, with the counts of its raw objects, see [FieldDays].
  DAY_SUM,
  /// As for an entity, where the value is the whole list that one response showed.
  ENTITY_LIST;

  private static final String FIELDS = "ops_fields";
  private static final String POSITION_IN_LIST = "position";

  public static TableKind of(TableDefinition table) {
    if (table.name().equals(FIELDS)) {
      return DAY_SUM;
    }
    if (table.partition() != Partition.NONE) {
      return FACT;
    }
    return table.key().contains(POSITION_IN_LIST) ? ENTITY_LIST : ENTITY;
  }
}

package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;

/// A row that does not keep its table's definition: a fault in a mapper, never in the data.
final class TableFileException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  TableFileException(TableDefinition table, ColumnDefinition column) {
    super(
        "a row of table "
            + table.name()
            + " has no value in column "
            + column.name()
            + ", which is declared as never NULL");
  }
}

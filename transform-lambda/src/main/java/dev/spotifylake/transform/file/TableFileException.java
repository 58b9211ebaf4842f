package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;

/// A row does not match the definition of its table: a bug in a mapper, never in the data.
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

package dev.spotifylake.compact.file;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;
import java.util.List;

/// Which column of a table each column of a file is.
final class FileColumns {
  private FileColumns() {}

  /// For each column of the file its position in the table. Files of earlier releases lack columns
  /// that were added since.
  ///
  /// @throws LakeException if a newer release wrote the file, because its values would be lost, or
  ///   if a column that is never NULL is missing
  static int[] positions(TableDefinition table, List<String> fileColumns) {
    List<String> names = table.columnNames();
    int[] positions = new int[fileColumns.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = names.indexOf(fileColumns.get(i));
      if (positions[i] < 0) {
        throw new LakeException(
            "a file of table %s has the column %s, which this release does not know; expected %s: update the command"
                .formatted(table.name(), fileColumns.get(i), names));
      }
    }
    for (ColumnDefinition column : table.columns()) {
      if (!column.nullable() && !fileColumns.contains(column.name())) {
        throw new LakeException(
            "a file of table %s has no column %s, which is never NULL; it has %s: make the table again with lake replay"
                .formatted(table.name(), column.name(), fileColumns));
      }
    }
    return positions;
  }
}

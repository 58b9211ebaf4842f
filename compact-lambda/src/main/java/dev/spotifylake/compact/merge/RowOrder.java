package dev.spotifylake.compact.merge;

import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.TableRow;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The order of the rows in merged files. Rows that are equal in it are equal in all columns.
final class RowOrder implements Comparator<TableRow> {
  private final int[] columns;

  RowOrder(int[] columns) {
    this.columns = columns;
  }

  static RowOrder of(TableDefinition table) {
    return new RowOrder(RowColumns.of(table).order());
  }

  @Override
  public int compare(TableRow one, TableRow other) {
    for (int column : columns) {
      int order = compareValues(one.get(column), other.get(column));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /// Unknown values come first. All known values of a column are of one type.
  @SuppressWarnings("unchecked") // every type of a column compares with itself
  private static int compareValues(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return ((Comparable<Object>) one).compareTo(other);
  }
}

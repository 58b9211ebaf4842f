package dev.spotifylake.compact.file;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A row of a table, given by its values in the order of the table's columns. Each value is of the
/// Java type of its column.
public final class TableRow {
  private final @Nullable Object[] values;

  /// @param values belong to the row from now on
  public TableRow(@Nullable Object... values) {
    this.values = values;
  }

  public @Nullable Object get(int column) {
    return values[column];
  }

  /// The values themselves, which nobody changes.
  public @Nullable Object[] values() {
    return values;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}

package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.Row;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file of rows of one table that is being written. Closing completes it.
interface TableFile extends Closeable {
  void write(Row row) throws IOException;

  /// Writes a row that is given by its values.
  ///
  /// @param values in the order of the table's columns, each of the Java type of its column
  void writeValues(@Nullable Object[] values) throws IOException;
}

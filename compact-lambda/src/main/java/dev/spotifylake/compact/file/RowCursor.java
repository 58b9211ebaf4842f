package dev.spotifylake.compact.file;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Rows of one table, one after the other.
public interface RowCursor extends Closeable {
  /// The next row; null after the last one.
  @Nullable TableRow next() throws IOException;
}

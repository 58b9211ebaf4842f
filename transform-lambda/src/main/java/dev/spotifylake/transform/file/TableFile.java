package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.Row;
import java.io.Closeable;
import java.io.IOException;

/// A file of rows of one table that is being written. Closing completes it.
interface TableFile extends Closeable {
  void write(Row row) throws IOException;
}

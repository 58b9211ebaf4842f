package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.table.Row;
import java.io.IOException;

/// Takes the rows of a raw object.
@FunctionalInterface
public interface RowSink {
  void write(Row row, String partitionValue) throws IOException;
}

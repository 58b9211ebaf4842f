package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.table.Row;
import java.io.IOException;

/// Where finished rows go.
@FunctionalInterface
public interface RowSink {
  void write(Row row, String partitionValue) throws IOException;
}

package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.table.Row;
import java.io.IOException;

/// Takes the rows of a raw object, each with the month it lies in.
@FunctionalInterface
public interface RowSink {
  void write(Row row, String month) throws IOException;
}

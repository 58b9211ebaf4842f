package dev.spotifylake.compact.merge;

import dev.spotifylake.compact.file.TableRow;
import java.io.IOException;

/// Takes the rows of a table in their order.
@FunctionalInterface
interface RowOutput {
  void write(TableRow row) throws IOException;
}

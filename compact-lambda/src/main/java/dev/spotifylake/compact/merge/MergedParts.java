package dev.spotifylake.compact.merge;

import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableRow;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.RowFileSet;
import dev.spotifylake.transform.file.RowFileSet.RowFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The merged files of one table and month that are being written: parts of limited size, each in
/// all formats.
public final class MergedParts implements Closeable {
  private final TableDefinition table;
  private final List<FileFormat> formats;
  private final long partBytes;
  private final List<RowFileSet> parts = new ArrayList<>();
  private final List<List<RowFile>> finished = new ArrayList<>();
  private @Nullable RowFileSet open;

  /// @param partBytes size of the first format's file above which a new part begins
  public MergedParts(TableDefinition table, List<FileFormat> formats, long partBytes) {
    this.table = table;
    this.formats = formats;
    this.partBytes = partBytes;
  }

  /// Writes the rows that compaction keeps.
  ///
  /// @param sorted in the order of merged files
  public void writeReduced(RowCursor sorted) throws IOException {
    RowReducer reducer = new RowReducer(table, this::write);
    for (TableRow row = sorted.next(); row != null; row = sorted.next()) {
      reducer.add(row);
    }
    reducer.finish();
  }

  private void write(TableRow row) throws IOException {
    RowFileSet part = open;
    if (part == null) {
      part = new RowFileSet(table, formats);
      parts.add(part);
      open = part;
    }
    part.write(row.values());
    if (part.bytes() >= partBytes) {
      finished.add(part.finish());
      open = null;
    }
  }

  /// Completes the files: for each part its file in every format. Their contents can be read until
  /// this is closed.
  public List<List<RowFile>> finish() throws IOException {
    if (open != null) {
      finished.add(open.finish());
      open = null;
    }
    return List.copyOf(finished);
  }

  /// Deletes temporary files.
  @Override
  public void close() throws IOException {
    Closing.all(parts);
  }
}

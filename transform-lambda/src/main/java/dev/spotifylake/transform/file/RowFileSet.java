package dev.spotifylake.transform.file;

import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of one table that are written to one file in each of several formats. A row is given once,
/// by its values.
public final class RowFileSet implements Closeable {
  private final List<OpenFile> files = new ArrayList<>();
  private final PageCompressor compressor = new PageCompressor();
  private long rows;

  /// @param formats at least one
  public RowFileSet(TableDefinition table, List<FileFormat> formats) throws IOException {
    for (FileFormat format : formats) {
      SpillingOutput output = new SpillingOutput();
      files.add(new OpenFile(format, output, format.create(table, output, compressor)));
    }
  }

  /// A complete file.
  ///
  /// @param bytes its size
  /// @param sha256 of its bytes, hexadecimal
  /// @param content can be read until the set is closed
  public record RowFile(
      TableFileFormat format, long rows, long bytes, String sha256, ObjectContent content) {}

  private record OpenFile(FileFormat format, SpillingOutput output, TableFile writer) {}

  /// @param values in the order of the table's columns, each of the Java type of its column
  public void write(@Nullable Object[] values) throws IOException {
    for (OpenFile file : files) {
      file.writer.writeValues(values);
    }
    rows++;
  }

  /// Rows so far.
  public long rows() {
    return rows;
  }

  /// The size of the first format's file so far, without rows that are still in memory.
  public long bytes() {
    return files.getFirst().output.position();
  }

  /// Completes the files.
  public List<RowFile> finish() throws IOException {
    List<RowFile> finished = new ArrayList<>(files.size());
    for (OpenFile file : files) {
      file.writer.close();
      finished.add(
          new RowFile(
              file.format.tableFileFormat(),
              rows,
              file.output.position(),
              file.output.sha256Hex(),
              file.output.content()));
    }
    return finished;
  }

  /// Deletes temporary files and frees memory outside of the heap.
  @Override
  public void close() throws IOException {
    try (compressor) {
      for (OpenFile file : files) {
        file.output.discard();
      }
    }
  }
}

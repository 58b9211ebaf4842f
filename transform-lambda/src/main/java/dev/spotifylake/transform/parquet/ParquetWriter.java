package dev.spotifylake.transform.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes a Parquet file from front to back: every column of a row takes a value or a null, then
/// the row ends. Closing completes the file and closes what it goes to.
public final class ParquetWriter implements Closeable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  // What readers are told of the writer; the version changes with how it encodes, not with
  // releases,
  // so that the same rows stay the same bytes.
  private static final String CREATED_BY = "spotify-lake version 1.0.0";

  // A row group is held in memory until it is full; with a few hundred months open at once it must
  // be small.
  private static final long ROW_GROUP_BYTES = 8L << 20;

  // Asking every column how much it holds costs more than a row does.
  private static final int ROWS_BETWEEN_LOOKS = 100;

  private final String name;
  private final List<ParquetColumn> columns;
  private final OutputStream to;
  private final ColumnWriter[] writers;
  private final List<RowGroup> rowGroups = new ArrayList<>();
  private long position;
  private long rows;
  private long groupRows;

  /// @param name of the schema
  /// @param compressor stays open, for other files
  public ParquetWriter(
      String name, List<ParquetColumn> columns, PageCompressor compressor, OutputStream to)
      throws IOException {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.to = to;
    PageWriter pages = new PageWriter(compressor);
    writers = new ColumnWriter[this.columns.size()];
    for (int i = 0; i < writers.length; i++) {
      writers[i] = new ColumnWriter(this.columns.get(i), pages);
    }
    to.write(MAGIC);
    position = MAGIC.length;
  }

  private record RowGroup(long rows, long offset, List<ColumnChunk> chunks) {}

  public void putNull(int column) {
    writers[column].addNull();
  }

  public void putText(int column, String value) {
    writers[column].add(value);
  }

  /// A whole number, the days of a date or the milliseconds of a moment.
  public void putNumber(int column, long value) {
    writers[column].add(value);
  }

  public void putDouble(int column, double value) {
    writers[column].add(Double.doubleToRawLongBits(value));
  }

  public void putBoolean(int column, boolean value) {
    writers[column].add(value);
  }

  public void endRow() throws IOException {
    groupRows++;
    if (groupRows % ROWS_BETWEEN_LOOKS == 0 && heldBytes() >= ROW_GROUP_BYTES) {
      endRowGroup();
    }
  }

  private long heldBytes() {
    long bytes = 0;
    for (ColumnWriter writer : writers) {
      bytes += writer.heldBytes();
    }
    return bytes;
  }

  private void endRowGroup() throws IOException {
    long start = position;
    List<ColumnChunk> chunks = new ArrayList<>(writers.length);
    for (ColumnWriter writer : writers) {
      ColumnChunk chunk = writer.flush(to, position);
      chunks.add(chunk);
      position += chunk.compressedBytes();
    }
    rowGroups.add(new RowGroup(groupRows, start, chunks));
    rows += groupRows;
    groupRows = 0;
  }

  @Override
  public void close() throws IOException {
    try (to) {
      if (groupRows > 0) {
        endRowGroup();
      }
      GrowingBytes footer = new GrowingBytes();
      putFooter(new CompactStruct(footer));
      footer.putNumber(footer.size(), Integer.BYTES);
      footer.put(MAGIC);
      footer.writeTo(to);
    }
  }

  private void putFooter(CompactStruct footer) {
    footer.integer(1, 1).listOfStructs(2, columns.size() + 1);
    footer.beginElement().text(4, name).integer(5, columns.size()).end();
    for (ParquetColumn column : columns) {
      putSchema(footer, column);
    }
    footer.big(3, rows).listOfStructs(4, rowGroups.size());
    for (int i = 0; i < rowGroups.size(); i++) {
      putRowGroup(footer, rowGroups.get(i), i);
    }
    footer.text(6, CREATED_BY).listOfStructs(7, columns.size());
    for (int i = 0; i < columns.size(); i++) {
      footer.beginElement().empty(1).end(); // extremes are by the order of the column's type
    }
    footer.finish();
  }

  private static void putSchema(CompactStruct schema, ParquetColumn column) {
    schema.beginElement().integer(1, column.type().physicalType());
    schema.integer(3, column.nullable() ? 1 : 0).text(4, column.name());
    column.type().putMeaning(schema);
    schema.end();
  }

  private static void putRowGroup(CompactStruct list, RowGroup group, int ordinal) {
    long uncompressed = 0;
    long compressed = 0;
    list.beginElement().listOfStructs(1, group.chunks.size());
    for (ColumnChunk chunk : group.chunks) {
      chunk.putTo(list);
      uncompressed += chunk.uncompressedBytes();
      compressed += chunk.compressedBytes();
    }
    list.big(2, uncompressed).big(3, group.rows).big(5, group.offset).big(6, compressed);
    list.small(7, ordinal).end();
  }
}

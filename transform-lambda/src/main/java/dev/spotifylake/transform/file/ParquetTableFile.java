package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/// A Parquet file, compressed with Zstandard.
///
/// parquet-column makes the values, levels, pages and statistics. The file around them is written
/// here: parquet-java's writer of files needs Hadoop, whose classes cost a cold start more than the
/// rows do.
final class ParquetTableFile implements TableFile {
  // A row group is in memory until it is full, and an import has a few hundred months open at once.
  private static final long ROW_GROUP_BYTES = 8L << 20;

  // To sum up the sizes of all columns costs more than to write a row.
  private static final int ROWS_BETWEEN_SIZE_CHECKS = 100;

  // Files have some hundred to some thousand rows. Compressed, plain values are smaller than
  // dictionaries and take a sixth less time. No reader of the lake uses size statistics.
  private static final ParquetProperties PROPERTIES =
      ParquetProperties.builder()
          .withDictionaryEncoding(false)
          .withSizeStatisticsEnabled(false)
          .build();

  private final TableDefinition table;
  private final SpillingOutput output;
  private final PageCompressor compressor;
  private final MessageType schema;
  private final ParquetFooter footer;
  // By column. All rows of an object have the same observation, so its texts are encoded once.
  private final @Nullable String[] lastTexts;
  private final @Nullable Binary[] lastBinaries;
  private RowGroup rowGroup;

  ParquetTableFile(TableDefinition table, SpillingOutput output, PageCompressor compressor)
      throws IOException {
    this.table = table;
    this.output = output;
    this.compressor = compressor;
    this.schema = ParquetSchemas.of(table);
    this.footer = new ParquetFooter(table);
    this.lastTexts = new String[table.columns().size()];
    this.lastBinaries = new Binary[table.columns().size()];
    this.rowGroup = new RowGroup(schema, compressor);
    output.write(ParquetFooter.MAGIC);
  }

  @Override
  public void write(Row row) throws IOException {
    List<ColumnDefinition> columns = table.columns();
    for (int index = 0; index < columns.size(); index++) {
      ColumnDefinition column = columns.get(index);
      put(index, column, column.valueOf().apply(row));
    }
    endRow();
  }

  @Override
  public void writeValues(@Nullable Object[] values) throws IOException {
    for (int index = 0; index < values.length; index++) {
      put(index, table.columns().get(index), values[index]);
    }
    endRow();
  }

  private void put(int index, ColumnDefinition column, @Nullable Object value) {
    if (value != null) {
      put(index, column.type(), value, column.nullable() ? 1 : 0);
    } else if (column.nullable()) {
      rowGroup.writers[index].writeNull(0, 0);
    } else {
      throw new TableFileException(table, column);
    }
  }

  private void endRow() throws IOException {
    rowGroup.values.endRecord();
    rowGroup.rows++;
    if (rowGroup.rows % ROWS_BETWEEN_SIZE_CHECKS == 0
        && rowGroup.values.getBufferedSize() >= ROW_GROUP_BYTES) {
      finish(rowGroup);
      rowGroup = new RowGroup(schema, compressor);
    }
  }

  private void put(int column, ColumnType type, Object value, int level) {
    ColumnWriter to = rowGroup.writers[column];
    switch (type) {
      case STRING -> to.write(binary(column, (String) value), 0, level);
      case INT -> to.write((int) (Integer) value, 0, level);
      case BIGINT -> to.write((long) (Long) value, 0, level);
      case DOUBLE -> to.write((double) (Double) value, 0, level);
      case BOOLEAN -> to.write((boolean) (Boolean) value, 0, level);
      case DATE -> to.write(Math.toIntExact(((LocalDate) value).toEpochDay()), 0, level);
      case TIMESTAMP -> to.write(((Instant) value).toEpochMilli(), 0, level);
    }
  }

  @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // an equal text is only encoded again
  private Binary binary(int column, String text) {
    Binary binary = lastBinaries[column];
    if (binary == null || lastTexts[column] != text) {
      binary = Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
      lastTexts[column] = text;
      lastBinaries[column] = binary;
    }
    return binary;
  }

  private void finish(RowGroup full) throws IOException {
    full.values.close(); // its last pages come first
    long start = output.position();
    List<ColumnMetaData> columns = new ArrayList<>(full.pages.size());
    for (ParquetColumnPages pages : full.pages) {
      columns.add(pages.metaData(output.position()));
      pages.writeTo(output);
    }
    footer.add(start, full.rows, columns);
  }

  @Override
  public void close() throws IOException {
    try (output) {
      if (rowGroup.rows > 0) {
        finish(rowGroup);
      }
      footer.writeTo(output);
    }
  }

  /// Rows that are not written yet, by column.
  private static final class RowGroup {
    private final PageCompressor compressor;
    private final List<ParquetColumnPages> pages = new ArrayList<>();
    private final ColumnWriteStore values;
    private final ColumnWriter[] writers;
    private long rows;

    private RowGroup(MessageType schema, PageCompressor compressor) {
      this.compressor = compressor;
      values = PROPERTIES.newColumnWriteStore(schema, this::newPages);
      List<ColumnDescriptor> columns = schema.getColumns();
      writers = new ColumnWriter[columns.size()];
      for (int index = 0; index < writers.length; index++) {
        writers[index] = values.getColumnWriter(columns.get(index));
      }
    }

    private ParquetColumnPages newPages(ColumnDescriptor column) {
      ParquetColumnPages ofColumn = new ParquetColumnPages(column, compressor);
      pages.add(ofColumn);
      return ofColumn;
    }
  }
}

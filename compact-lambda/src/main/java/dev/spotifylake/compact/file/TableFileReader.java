package dev.spotifylake.compact.file;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnProjection;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.transform.file.FileFormat;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Reads the rows of table files, of this release or an earlier one: columns by name, whatever the
/// file's schema. Only for files whose hash is known: the Parquet library can read a damaged file
/// for ever. Can be used by several threads.
public final class TableFileReader implements Closeable {
  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  // By default the library makes room for at least 16,384 rows, which takes ten times as long as a
  // file of a few rows needs.
  private static final int MOST_ROWS_AT_ONCE = 4096;

  // A field, as the logging system forgets the level of a logger that nobody holds.
  private static final Logger LIBRARY_LOG = Logger.getLogger("dev.hardwood");

  static {
    // At INFO it reports that the JVM was started without the vector module.
    LIBRARY_LOG.setLevel(Level.WARNING);
  }

  private final HardwoodContext context;

  /// @param threads that decode Parquet pages
  public TableFileReader(int threads) {
    context = HardwoodContext.create(threads);
  }

  /// Takes the known values of one row by column, as text: dates in days and times in milliseconds
  /// of the epoch in Parquet, as they are written in CSV. The map belongs to the visitor.
  @FunctionalInterface
  public interface RowVisitor {
    void visit(Map<String, String> row);
  }

  /// @throws IOException or a RuntimeException of the format's library where the bytes are no such
  ///   file; rows before that were visited
  public void read(FileFormat format, byte[] file, RowVisitor visitor) throws IOException {
    switch (format) {
      case PARQUET -> readParquet(file, visitor);
      case CSV -> readCsv(file, visitor);
    }
  }

  /// Opens a file for reading its rows one by one, with values of the table's types.
  ///
  /// @throws IOException or a RuntimeException of the format's library where it is no such file
  public RowCursor open(TableDefinition table, TableFileFormat format, ObjectContent content)
      throws IOException {
    return switch (format) {
      case PARQUET -> new ParquetRows(table, content, context, MOST_ROWS_AT_ONCE);
      case CSV -> new CsvRows(table, content);
    };
  }

  private static void readCsv(byte[] file, RowVisitor visitor) throws IOException {
    try (Reader text =
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(file)), StandardCharsets.UTF_8);
        CSVParser records = CSV.parse(text)) {
      for (CSVRecord record : records) {
        Map<String, String> row = new TreeMap<>(record.toMap());
        row.values().removeIf(String::isEmpty);
        visitor.visit(row);
      }
    }
  }

  private void readParquet(byte[] bytes, RowVisitor visitor) throws IOException {
    try (ParquetFileReader file =
        ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(bytes)), context)) {
      if (!file.getFileSchema().isFlatSchema()) {
        throw new IOException("expected columns of single values, not " + file.getFileSchema());
      }
      int rowsAtOnce = Math.clamp(file.getFileMetaData().numRows(), 1, MOST_ROWS_AT_ONCE);
      try (ColumnReaders columns =
          file.buildColumnReaders(ColumnProjection.all()).batchSize(rowsAtOnce).build()) {
        while (columns.nextBatch()) {
          rows(columns).forEach(visitor::visit);
        }
      }
    }
  }

  private static List<Map<String, String>> rows(ColumnReaders columns) throws IOException {
    int count = columns.getRecordCount();
    List<Map<String, String>> rows = new ArrayList<>(count);
    for (int row = 0; row < count; row++) {
      rows.add(new TreeMap<>());
    }
    for (int index = 0; index < columns.getColumnCount(); index++) {
      ColumnReader column = columns.getColumnReader(index);
      String name = column.getColumnSchema().name();
      Validity validity = column.getLeafValidity();
      IntFunction<String> texts = texts(column);
      for (int row = 0; row < count; row++) {
        if (validity.isNotNull(row)) {
          rows.get(row).put(name, texts.apply(row));
        }
      }
    }
    return rows;
  }

  private static IntFunction<String> texts(ColumnReader column) throws IOException {
    return switch (column.getColumnSchema().type()) {
      case INT32 -> {
        int[] values = column.getInts();
        yield row -> Integer.toString(values[row]);
      }
      case INT64 -> {
        long[] values = column.getLongs();
        yield row -> Long.toString(values[row]);
      }
      case DOUBLE -> {
        double[] values = column.getDoubles();
        yield row -> Double.toString(values[row]);
      }
      case BOOLEAN -> {
        boolean[] values = column.getBooleans();
        yield row -> Boolean.toString(values[row]);
      }
      case BYTE_ARRAY -> {
        String[] values = column.getStrings();
        yield row -> values[row];
      }
      case FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
          throw new IOException("no column of the lake is " + column.getColumnSchema());
    };
  }

  @Override
  public void close() {
    context.close();
  }
}

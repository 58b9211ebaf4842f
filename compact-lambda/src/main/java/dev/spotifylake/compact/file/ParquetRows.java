package dev.spotifylake.compact.file;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnProjection;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file.
final class ParquetRows implements RowCursor {
  private final TableDefinition table;
  private final ParquetFileReader file;
  private final ColumnReaders columns;
  private final int[] positions;
  private @Nullable Object[][] batch = new @Nullable Object[0][];
  private int nextInBatch;

  ParquetRows(
      TableDefinition table, ObjectContent content, HardwoodContext context, int mostRowsAtOnce)
      throws IOException {
    this.table = table;
    this.file = ParquetFileReader.open(input(content), context);
    try {
      if (!file.getFileSchema().isFlatSchema()) {
        throw new IOException("expected columns of single values, not " + file.getFileSchema());
      }
      int rowsAtOnce = Math.clamp(file.getFileMetaData().numRows(), 1, mostRowsAtOnce);
      columns = file.buildColumnReaders(ColumnProjection.all()).batchSize(rowsAtOnce).build();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < columns.getColumnCount(); i++) {
        names.add(columns.getColumnReader(i).getColumnSchema().name());
      }
      positions = FileColumns.positions(table, names);
    } catch (IOException | RuntimeException unreadable) {
      file.close();
      throw unreadable;
    }
  }

  private static InputFile input(ObjectContent content) {
    return switch (content) {
      case ObjectContent.InMemory(byte[] bytes) -> InputFile.of(ByteBuffer.wrap(bytes));
      case ObjectContent.OnDisk(Path path) -> InputFile.of(path);
    };
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    while (nextInBatch == batch.length) {
      if (!columns.nextBatch()) {
        return null;
      }
      batch = readBatch();
      nextInBatch = 0;
    }
    return new TableRow(batch[nextInBatch++]);
  }

  private @Nullable Object[][] readBatch() throws IOException {
    int rows = columns.getRecordCount();
    @Nullable Object[][] values = new @Nullable Object[rows][table.columns().size()];
    for (int i = 0; i < positions.length; i++) {
      ColumnReader column = columns.getColumnReader(i);
      Validity validity = column.getLeafValidity();
      IntFunction<Object> value = values(column, table.columns().get(positions[i]).type());
      for (int row = 0; row < rows; row++) {
        if (validity.isNotNull(row)) {
          values[row][positions[i]] = value.apply(row);
        }
      }
    }
    return values;
  }

  private IntFunction<Object> values(ColumnReader column, ColumnType type) throws IOException {
    check(column, type);
    return switch (type) {
      case STRING -> texts(column.getStrings());
      case INT -> {
        int[] values = column.getInts();
        yield row -> values[row];
      }
      case DATE -> {
        int[] values = column.getInts();
        yield row -> LocalDate.ofEpochDay(values[row]);
      }
      case BIGINT -> {
        long[] values = column.getLongs();
        yield row -> values[row];
      }
      case TIMESTAMP -> {
        long[] values = column.getLongs();
        yield row -> Instant.ofEpochMilli(values[row]);
      }
      case DOUBLE -> {
        double[] values = column.getDoubles();
        yield row -> values[row];
      }
      case BOOLEAN -> {
        boolean[] values = column.getBooleans();
        yield row -> values[row];
      }
    };
  }

  /// Neighbours often hold the same text; one object for all of them saves most of the memory.
  private static IntFunction<Object> texts(String[] values) {
    String[] last = {""};
    return row -> {
      if (!last[0].equals(values[row])) {
        last[0] = values[row];
      }
      return last[0];
    };
  }

  private void check(ColumnReader column, ColumnType type) throws IOException {
    PhysicalType expected =
        switch (type) {
          case STRING -> PhysicalType.BYTE_ARRAY;
          case INT, DATE -> PhysicalType.INT32;
          case BIGINT, TIMESTAMP -> PhysicalType.INT64;
          case DOUBLE -> PhysicalType.DOUBLE;
          case BOOLEAN -> PhysicalType.BOOLEAN;
        };
    if (column.getColumnSchema().type() != expected) {
      throw new IOException(
          "expected a column of table %s of type %s, not %s"
              .formatted(table.name(), type, column.getColumnSchema()));
    }
  }

  @Override
  public void close() throws IOException {
    try (file) {
      columns.close();
    }
  }
}

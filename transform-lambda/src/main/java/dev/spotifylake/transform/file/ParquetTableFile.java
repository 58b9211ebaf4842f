package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.transform.parquet.PageCompressor;
import dev.spotifylake.transform.parquet.ParquetColumn;
import dev.spotifylake.transform.parquet.ParquetType;
import dev.spotifylake.transform.parquet.ParquetWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A Parquet file, compressed with Zstandard; its schema is the table's definition alone.
final class ParquetTableFile implements TableFile {
  private final TableDefinition table;
  private final ParquetWriter writer;

  ParquetTableFile(TableDefinition table, SpillingOutput output, PageCompressor compressor)
      throws IOException {
    this.table = table;
    this.writer = new ParquetWriter(table.name(), columns(table), compressor, output);
  }

  private static List<ParquetColumn> columns(TableDefinition table) {
    List<ParquetColumn> columns = new ArrayList<>(table.columns().size());
    for (ColumnDefinition column : table.columns()) {
      columns.add(new ParquetColumn(column.name(), type(column.type()), column.nullable()));
    }
    return columns;
  }

  private static ParquetType type(ColumnType type) {
    return switch (type) {
      case STRING -> ParquetType.STRING;
      case INT -> ParquetType.INT;
      case BIGINT -> ParquetType.BIGINT;
      case DOUBLE -> ParquetType.DOUBLE;
      case BOOLEAN -> ParquetType.BOOLEAN;
      case DATE -> ParquetType.DATE;
      case TIMESTAMP -> ParquetType.TIMESTAMP;
    };
  }

  @Override
  public void write(Row row) throws IOException {
    List<ColumnDefinition> columns = table.columns();
    for (int index = 0; index < columns.size(); index++) {
      ColumnDefinition column = columns.get(index);
      Object value = column.valueOf().apply(row);
      if (value != null) {
        put(index, column.type(), value);
      } else if (column.nullable()) {
        writer.putNull(index);
      } else {
        throw new TableFileException(table, column);
      }
    }
    writer.endRow();
  }

  private void put(int index, ColumnType type, Object value) {
    switch (type) {
      case STRING -> writer.putText(index, (String) value);
      case INT -> writer.putNumber(index, (Integer) value);
      case BIGINT -> writer.putNumber(index, (Long) value);
      case DOUBLE -> writer.putDouble(index, (Double) value);
      case BOOLEAN -> writer.putBoolean(index, (Boolean) value);
      case DATE -> writer.putNumber(index, ((LocalDate) value).toEpochDay());
      case TIMESTAMP -> writer.putNumber(index, ((Instant) value).toEpochMilli());
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

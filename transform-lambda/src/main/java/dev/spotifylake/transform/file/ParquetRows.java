package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/// Hands rows to Parquet column by column.
final class ParquetRows extends WriteSupport<Row> {
  private final TableDefinition table;
  private @Nullable RecordConsumer consumer;

  ParquetRows(TableDefinition table) {
    this.table = table;
  }

  @Override
  @SuppressWarnings("deprecation") // abstract all the same
  public WriteContext init(Configuration configuration) {
    throw new UnsupportedOperationException("the lake writes without Hadoop's configuration");
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(ParquetSchemas.of(table), Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(Row row) {
    RecordConsumer to = consumer;
    if (to == null) {
      throw new IllegalStateException("prepareForWrite comes first");
    }
    List<ColumnDefinition> columns = table.columns();
    to.startMessage();
    for (int index = 0; index < columns.size(); index++) {
      ColumnDefinition column = columns.get(index);
      Object value = column.valueOf().apply(row);
      if (value != null) {
        to.startField(column.name(), index);
        add(to, column, value);
        to.endField(column.name(), index);
      } else if (!column.nullable()) {
        throw new TableFileException(table, column);
      }
    }
    to.endMessage();
  }

  private static void add(RecordConsumer to, ColumnDefinition column, Object value) {
    switch (column.type()) {
      case STRING ->
          to.addBinary(
              Binary.fromConstantByteArray(((String) value).getBytes(StandardCharsets.UTF_8)));
      case INT -> to.addInteger((Integer) value);
      case BIGINT -> to.addLong((Long) value);
      case DOUBLE -> to.addDouble((Double) value);
      case BOOLEAN -> to.addBoolean((Boolean) value);
      case DATE -> to.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
      case TIMESTAMP -> to.addLong(((Instant) value).toEpochMilli());
    }
  }
}

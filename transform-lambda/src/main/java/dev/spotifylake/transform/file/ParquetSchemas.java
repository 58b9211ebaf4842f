package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/// The Parquet schema of a table, from its definition.
final class ParquetSchemas {
  private ParquetSchemas() {}

  static MessageType of(TableDefinition table) {
    List<Type> fields = new ArrayList<>(table.columns().size());
    for (ColumnDefinition column : table.columns()) {
      fields.add(field(column));
    }
    return new MessageType(table.name(), fields);
  }

  private static PrimitiveType field(ColumnDefinition column) {
    Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    ParquetType type = ParquetType.of(column.type());
    return Types.primitive(type.primitive(), repetition).as(type.annotation()).named(column.name());
  }
}

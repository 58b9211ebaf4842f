package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.Version;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/// The footer of a Parquet file: its columns, and the offsets of their values.
final class ParquetFooter {
  /// The first and the last bytes of a Parquet file.
  static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  // Every engine reads pages of the format's first version.
  private static final int FORMAT_VERSION = 1;

  private final TableDefinition table;
  private final List<RowGroup> rowGroups = new ArrayList<>();
  private long rows;

  ParquetFooter(TableDefinition table) {
    this.table = table;
  }

  /// @param offset of the row group in the file, in bytes
  /// @param columns in the table's order
  void add(long offset, long rowCount, List<ColumnMetaData> columns) {
    List<ColumnChunk> chunks = new ArrayList<>(columns.size());
    long uncompressedBytes = 0;
    long compressedBytes = 0;
    for (ColumnMetaData column : columns) {
      chunks.add(new ColumnChunk(0).setMeta_data(column));
      uncompressedBytes += column.getTotal_uncompressed_size();
      compressedBytes += column.getTotal_compressed_size();
    }
    RowGroup rowGroup = new RowGroup(chunks, uncompressedBytes, rowCount);
    rowGroup.setFile_offset(offset);
    rowGroup.setTotal_compressed_size(compressedBytes);
    rowGroup.setOrdinal((short) rowGroups.size());
    rowGroups.add(rowGroup);
    rows += rowCount;
  }

  void writeTo(SpillingOutput output) throws IOException {
    FileMetaData footer = new FileMetaData(FORMAT_VERSION, schema(), rows, rowGroups);
    footer.setCreated_by(Version.FULL_VERSION);
    ColumnOrder byType = ColumnOrder.TYPE_ORDER(new TypeDefinedOrder());
    footer.setColumn_orders(Collections.nCopies(table.columns().size(), byType));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, bytes);
    bytes.writeTo(output);
    output.write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(bytes.size())
            .array());
    output.write(MAGIC);
  }

  private List<SchemaElement> schema() {
    List<SchemaElement> schema = new ArrayList<>(table.columns().size() + 1);
    schema.add(new SchemaElement(table.name()).setNum_children(table.columns().size()));
    for (ColumnDefinition column : table.columns()) {
      SchemaElement element = new SchemaElement(column.name());
      element.setRepetition_type(
          column.nullable() ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
      putType(element, ParquetType.of(column.type()));
      schema.add(element);
    }
    return schema;
  }

  // Both logical and converted types: older readers know only the latter.
  private static void putType(SchemaElement element, ParquetType type) {
    element.setType(type.type());
    if (type.logicalType() != null) {
      element.setConverted_type(type.convertedType()).setLogicalType(type.logicalType());
    }
  }
}

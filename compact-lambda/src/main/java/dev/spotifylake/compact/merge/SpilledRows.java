package dev.spotifylake.compact.merge;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableRow;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows in a temporary file of a form of its own. A Parquet reader decodes ahead and takes
/// megabytes for each open file; this one takes a buffer.
final class SpilledRows implements Closeable {
  private static final int BUFFER_BYTES = 1 << 15;

  private static final int UNKNOWN = 0;
  private static final int KNOWN = 1;
  // Texts such as raw keys are those of the row before.
  private static final int SAME_TEXT = 2;
  private static final int ROW = 3;
  private static final int END = 4;

  private final List<ColumnDefinition> columns;
  private final Path file;

  private SpilledRows(TableDefinition table, Path file) {
    this.columns = table.columns();
    this.file = file;
  }

  /// Writes all rows of a cursor.
  static SpilledRows of(TableDefinition table, RowCursor rows) throws IOException {
    SpilledRows spilled = new SpilledRows(table, Files.createTempFile("lake-compaction-", ".rows"));
    boolean written = false;
    try (DataOutputStream to =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(spilled.file), BUFFER_BYTES))) {
      @Nullable Object[] before = new @Nullable Object[spilled.columns.size()];
      for (TableRow row = rows.next(); row != null; row = rows.next()) {
        to.writeByte(ROW);
        spilled.write(row.values(), before, to);
        before = row.values();
      }
      to.writeByte(END);
      written = true;
      return spilled;
    } finally {
      if (!written) {
        spilled.close();
      }
    }
  }

  private void write(@Nullable Object[] values, @Nullable Object[] before, DataOutputStream to)
      throws IOException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        to.writeByte(UNKNOWN);
      } else if (columns.get(i).type() == ColumnType.STRING && value.equals(before[i])) {
        to.writeByte(SAME_TEXT);
      } else {
        to.writeByte(KNOWN);
        write(columns.get(i).type(), value, to);
      }
    }
  }

  private static void write(ColumnType type, Object value, DataOutputStream to) throws IOException {
    switch (type) {
      case STRING -> {
        byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
        to.writeInt(text.length);
        to.write(text);
      }
      case INT -> to.writeInt((Integer) value);
      case BIGINT -> to.writeLong((Long) value);
      case DOUBLE -> to.writeDouble((Double) value);
      case BOOLEAN -> to.writeBoolean((Boolean) value);
      case DATE -> to.writeLong(((LocalDate) value).toEpochDay());
      case TIMESTAMP -> to.writeLong(((Instant) value).toEpochMilli());
    }
  }

  /// The rows in the order in which they were written.
  RowCursor cursor() throws IOException {
    return new Cursor(
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)));
  }

  private final class Cursor implements RowCursor {
    private final DataInputStream from;
    private @Nullable Object[] before = new @Nullable Object[columns.size()];

    private Cursor(DataInputStream from) {
      this.from = from;
    }

    @Override
    public @Nullable TableRow next() throws IOException {
      if (from.readByte() == END) {
        return null;
      }
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (from.readByte()) {
              case UNKNOWN -> null;
              case SAME_TEXT -> before[i];
              default -> read(columns.get(i).type());
            };
      }
      before = values;
      return new TableRow(values);
    }

    private Object read(ColumnType type) throws IOException {
      return switch (type) {
        case STRING -> new String(from.readNBytes(from.readInt()), StandardCharsets.UTF_8);
        case INT -> from.readInt();
        case BIGINT -> from.readLong();
        case DOUBLE -> from.readDouble();
        case BOOLEAN -> from.readBoolean();
        case DATE -> LocalDate.ofEpochDay(from.readLong());
        case TIMESTAMP -> Instant.ofEpochMilli(from.readLong());
      };
    }

    @Override
    public void close() throws IOException {
      from.close();
    }
  }

  /// Deletes the temporary file.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}

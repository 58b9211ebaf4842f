package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// A gzip CSV file by RFC 4180 with a header. An unknown value is empty.
/// `docs/reference/file-formats.md` says which characters of texts are replaced.
final class CsvTableFile implements TableFile {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  // Athena and DuckDB both read this form as a timestamp without a setting.
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  // Readers that split text files take each of these as the end of a row, quoted or not.
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

  /// Athena's reader needs an escape character, so it is set to one that never occurs.
  static final char READER_ESCAPE = '~';

  /// Replaces [#READER_ESCAPE] in the data: the small tilde.
  static final char ESCAPE_REPLACEMENT = '\u02dc';

  private final TableDefinition table;
  private final CSVPrinter printer;

  CsvTableFile(TableDefinition table, SpillingOutput output) throws IOException {
    this.table = table;
    this.printer =
        new CSVPrinter(
            new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(output), StandardCharsets.UTF_8)),
            FORMAT);
    printer.printRecord(table.columnNames());
  }

  @Override
  public void write(Row row) throws IOException {
    for (ColumnDefinition column : table.columns()) {
      print(column, column.valueOf().apply(row));
    }
    printer.println();
  }

  @Override
  public void writeValues(@Nullable Object[] values) throws IOException {
    for (int index = 0; index < values.length; index++) {
      print(table.columns().get(index), values[index]);
    }
    printer.println();
  }

  private void print(ColumnDefinition column, @Nullable Object value) throws IOException {
    if (value == null && !column.nullable()) {
      throw new TableFileException(table, column);
    }
    printer.print(text(column, value));
  }

  private static @Nullable String text(ColumnDefinition column, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (column.type()) {
      case STRING -> oneLine((String) value);
      case TIMESTAMP -> TIMESTAMP.format((Instant) value);
      case INT, BIGINT, DOUBLE, BOOLEAN, DATE -> value.toString();
    };
  }

  private static String oneLine(String text) {
    return LINE_BREAK
        .matcher(text)
        .replaceAll(" ")
        .replace(READER_ESCAPE, ESCAPE_REPLACEMENT)
        .replace('\0', '\ufffd');
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }
}

package dev.spotifylake.compact.file;

import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The rows of a gzip CSV file. An empty value is unknown.
final class CsvRows implements RowCursor {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private final TableDefinition table;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final int[] positions;
  private final @Nullable String[] lastTexts;

  CsvRows(TableDefinition table, ObjectContent content) throws IOException {
    this.table = table;
    InputStream bytes = content.open();
    try {
      parser =
          CSVParser.parse(
              new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8), FORMAT);
    } catch (IOException | RuntimeException unreadable) {
      bytes.close();
      throw unreadable;
    }
    records = parser.iterator();
    positions = FileColumns.positions(table, parser.getHeaderNames());
    lastTexts = new String[table.columns().size()];
  }

  @Override
  public @Nullable TableRow next() {
    if (!records.hasNext()) {
      return null;
    }
    CSVRecord csv = records.next();
    @Nullable Object[] values = new @Nullable Object[table.columns().size()];
    for (int i = 0; i < positions.length; i++) {
      String text = csv.get(i);
      if (!text.isEmpty()) {
        values[positions[i]] = value(positions[i], text);
      }
    }
    return new TableRow(values);
  }

  private Object value(int position, String text) {
    ColumnType type = table.columns().get(position).type();
    return switch (type) {
      case STRING -> {
        // A file's rows share many texts; one object for all of them saves most of the memory.
        String last = lastTexts[position];
        String shared = text.equals(last) ? last : text;
        lastTexts[position] = shared;
        yield shared;
      }
      case INT -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case TIMESTAMP -> instant(text);
    };
  }

  private static Instant instant(String text) {
    return LocalDateTime.parse(text, TIMESTAMP).toInstant(ZoneOffset.UTC);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}

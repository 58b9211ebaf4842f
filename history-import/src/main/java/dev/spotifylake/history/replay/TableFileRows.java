package dev.spotifylake.history.replay;

import dev.spotifylake.transform.file.FileFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/// Reads back what table files hold, of this release or an earlier one: columns by name, whatever
/// the file's schema.
final class TableFileRows {
  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private TableFileRows() {}

  /// Takes a row's known values by column, as text. The map is the visitor's to keep.
  @FunctionalInterface
  interface Visitor {
    void visit(Map<String, String> row);
  }

  /// @throws IOException or a RuntimeException of the format's library, where it is no such file;
  ///   rows before that were visited
  static void read(FileFormat format, Path file, Visitor visitor) throws IOException {
    switch (format) {
      case PARQUET -> readParquet(file, visitor);
      case CSV -> readCsv(file, visitor);
    }
  }

  private static void readCsv(Path file, Visitor visitor) throws IOException {
    try (Reader text =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        CSVParser records = CSV.parse(text)) {
      for (CSVRecord record : records) {
        Map<String, String> row = new TreeMap<>(record.toMap());
        row.values().removeIf(String::isEmpty);
        visitor.visit(row);
      }
    }
  }

  private static void readParquet(Path path, Visitor visitor) throws IOException {
    try (ParquetPages file = ParquetPages.open(path)) {
      MessageType schema = file.schema();
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
      for (int rowGroup = 0; rowGroup < file.rowGroups(); rowGroup++) {
        PageReadStore pages = file.pages(rowGroup);
        RecordReader<Group> records =
            columns.getRecordReader(pages, new GroupRecordConverter(schema));
        for (long i = 0; i < pages.getRowCount(); i++) {
          visitor.visit(row(schema, records.read()));
        }
      }
    }
  }

  private static Map<String, String> row(MessageType schema, Group values) {
    Map<String, String> row = new TreeMap<>();
    for (int column = 0; column < schema.getFieldCount(); column++) {
      if (values.getFieldRepetitionCount(column) > 0) {
        row.put(schema.getFieldName(column), values.getValueToString(column, 0));
      }
    }
    return row;
  }
}

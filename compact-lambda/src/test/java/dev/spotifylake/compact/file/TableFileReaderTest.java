package dev.spotifylake.compact.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.TopItemRow;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.testsupport.DuckLake;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.OutputSet;
import dev.spotifylake.transform.testing.SampleRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that the transform or another program wrote, as [TableFileReader] reads them.
class TableFileReaderTest {
  @TempDir Path folder;
  private final TableFileReader reader = new TableFileReader(1);

  @AfterEach
  void closeReader() {
    reader.close();
  }

  static Stream<Class<? extends Row>> rowTypes() {
    return LakeTables.rowTypes().stream();
  }

  @ParameterizedTest
  @MethodSource("rowTypes")
  void everyTableIsReadWithTheValuesThatWereWritten(Class<? extends Row> rowType)
      throws IOException {
    TableDefinition table = LakeTables.of(rowType);
    List<Row> rows = SampleRows.of(rowType, table);

    byte[] parquet = write(FileFormat.PARQUET, table, rows);
    assertThat(read(FileFormat.PARQUET, parquet))
        .isEqualTo(rows.stream().map(row -> texts(table, row)).toList())
        .isEqualTo(readByDuckDb(table, parquet));
    assertThat(read(FileFormat.CSV, write(FileFormat.CSV, table, rows)))
        .hasSameSizeAs(rows)
        .last()
        .extracting(Map::keySet)
        .isEqualTo(texts(table, rows.getLast()).keySet());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4_095, 4_096, 4_097, 60_000})
  void everyRowIsReadHoweverManyThereAre(int count) throws IOException {
    TableDefinition table = LakeTables.of(TopItemRow.class);
    List<TopItemRow> rows = topItems(count);

    assertThat(read(FileFormat.PARQUET, write(FileFormat.PARQUET, table, rows)))
        .isEqualTo(rows.stream().map(row -> texts(table, row)).toList());
  }

  @Test
  void aFileWithoutRowsIsRead() throws IOException {
    byte[] file = writeByDuckDb("SELECT 'a' AS text WHERE false");

    assertThat(read(FileFormat.PARQUET, file)).isEmpty();
  }

  private static List<TopItemRow> topItems(int count) {
    Observation observation =
        new Observation("me", Instant.parse("2026-11-22T10:05:03.017Z"), "run", "raw/key");
    List<TopItemRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new TopItemRow(
              observation, "track", "short_term", i, "t" + i * 7919L, i % 3 == 0 ? null : "a" + i));
    }
    return rows;
  }

  @Test
  void severalRowGroupsAreReadInOrder() throws IOException {
    TableDefinition table = LakeTables.of(TopItemRow.class);
    Random random = new Random(1);
    List<Row> rows =
        topItems(2_000).stream().<Row>map(row -> withName(row, randomText(random))).toList();

    byte[] file = write(FileFormat.PARQUET, table, rows);

    assertThat(metadata(file, "row_group_id")).contains(0L, 1L);
    assertThat(read(FileFormat.PARQUET, file))
        .isEqualTo(rows.stream().map(row -> texts(table, row)).toList());
  }

  private static TopItemRow withName(TopItemRow row, String name) {
    return new TopItemRow(
        row.observation(), row.itemType(), row.timeRange(), row.rank(), row.itemId(), name);
  }

  private static String randomText(Random random) {
    byte[] bytes = new byte[5_000];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void aFileWithDictionariesIsReadAsEarlierReleasesWroteThem() throws IOException {
    byte[] file =
        writeByDuckDb(
            """
            SELECT 't' || i % 3 AS text, CASE WHEN i % 2 = 0 THEN i END AS number
            FROM range(20000) r(i)
            """);
    assertThat(metadata(file, "encodings")).first().asString().contains("DICTIONARY");

    List<Map<String, String>> rows = read(FileFormat.PARQUET, file);

    assertThat(rows).hasSize(20_000);
    assertThat(rows.getFirst()).isEqualTo(Map.of("text", "t0", "number", "0"));
    assertThat(rows.get(10_001)).isEqualTo(Map.of("text", "t2"));
    assertThat(rows.get(19_998)).isEqualTo(Map.of("text", "t0", "number", "19998"));
  }

  @Test
  void aFileWithNestedColumnsIsRefused() throws IOException {
    byte[] file = writeByDuckDb("SELECT [1, 2] AS numbers");

    assertThatThrownBy(() -> read(FileFormat.PARQUET, file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("expected columns of single values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "long enough for a tail, but of no such file"})
  void bytesThatAreNoParquetFileAreRefused(String text) {
    byte[] file = text.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> read(FileFormat.PARQUET, file)).isInstanceOf(IOException.class);
  }

  private List<Map<String, String>> read(FileFormat format, byte[] file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    reader.read(format, file, rows::add);
    return rows;
  }

  private static byte[] write(FileFormat format, TableDefinition table, List<? extends Row> rows)
      throws IOException {
    try (OutputSet outputs = new OutputSet(List.of(format), "name")) {
      for (Row row : rows) {
        outputs.write(table, "p", row);
      }
      try (InputStream content = outputs.finish().getFirst().content().open()) {
        return content.readAllBytes();
      }
    }
  }

  private byte[] writeByDuckDb(String query) throws IOException {
    Path file = folder.resolve("duckdb.parquet");
    try (DuckLake duck = DuckLake.over(folder, TableFileFormat.PARQUET)) {
      duck.execute("COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION zstd)".formatted(query, file));
    }
    return Files.readAllBytes(file);
  }

  private List<@Nullable Object> metadata(byte[] file, String column) throws IOException {
    Path path = Files.write(folder.resolve("file.parquet"), file);
    try (DuckLake duck = DuckLake.over(folder, TableFileFormat.PARQUET)) {
      return duck.query("SELECT %s FROM parquet_metadata('%s')".formatted(column, path)).stream()
          .<@Nullable Object>map(List::getFirst)
          .toList();
    }
  }

  private List<Map<String, String>> readByDuckDb(TableDefinition table, byte[] file)
      throws IOException {
    Path path = Files.write(folder.resolve("file.parquet"), file);
    String columns =
        table.columns().stream()
            .map(TableFileReaderTest::comparable)
            .collect(Collectors.joining(", "));
    try (DuckLake duck = DuckLake.over(folder, TableFileFormat.PARQUET)) {
      return duck.query("SELECT %s FROM read_parquet('%s')".formatted(columns, path)).stream()
          .map(values -> texts(table, values))
          .toList();
    }
  }

  /// A column as [TableFileReader] has it: dates in days and times in milliseconds of the epoch.
  private static String comparable(ColumnDefinition column) {
    return switch (column.type()) {
      case DATE -> "date_diff('day', DATE '1970-01-01', " + column.name() + ")";
      case TIMESTAMP -> "epoch_ms(" + column.name() + ")";
      case STRING, INT, BIGINT, DOUBLE, BOOLEAN -> column.name();
    };
  }

  private static Map<String, String> texts(TableDefinition table, List<@Nullable Object> values) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        texts.put(table.columns().get(i).name(), value.toString());
      }
    }
    return texts;
  }

  private static Map<String, String> texts(TableDefinition table, Row row) {
    Map<String, String> texts = new TreeMap<>();
    for (ColumnDefinition column : table.columns()) {
      Object value = column.valueOf().apply(row);
      if (value != null) {
        texts.put(column.name(), text(column.type(), value));
      }
    }
    return texts;
  }

  private static String text(ColumnType type, Object value) {
    return switch (type) {
      case DATE -> Long.toString(((LocalDate) value).toEpochDay());
      case TIMESTAMP -> Long.toString(((Instant) value).toEpochMilli());
      case STRING, INT, BIGINT, DOUBLE, BOOLEAN -> value.toString();
    };
  }
}

package dev.spotifylake.history.replay;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was written is read back by the lake itself.
class TableFileRowsTest {
  @TempDir Path folder;

  static Stream<Class<? extends Row>> rowTypes() {
    return LakeTables.rowTypes().stream();
  }

  @ParameterizedTest
  @MethodSource("rowTypes")
  void everyTableIsReadBackWithItsValues(Class<? extends Row> rowType) throws IOException {
    TableDefinition table = LakeTables.of(rowType);
    List<Row> rows = SampleRows.of(rowType, table);

    assertThat(readBack(FileFormat.PARQUET, table, rows))
        .isEqualTo(rows.stream().map(row -> texts(table, row)).toList());
    assertThat(readBack(FileFormat.CSV, table, rows))
        .hasSameSizeAs(rows)
        .last()
        .extracting(Map::keySet)
        .isEqualTo(texts(table, rows.getLast()).keySet());
  }

  @Test
  void valuesThatRepeatAndManyRowsAreReadBack() throws IOException {
    Observation observation =
        new Observation("me", Instant.parse("2026-11-22T10:05:03.017Z"), "run", "raw/key");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      rows.add(
          new TopItemRow(
              observation, "track", "short_term", i, "t" + i * 7919L, i % 3 == 0 ? null : "a" + i));
    }
    TableDefinition table = LakeTables.of(TopItemRow.class);

    assertThat(readBack(FileFormat.PARQUET, table, rows))
        .isEqualTo(rows.stream().map(row -> texts(table, row)).toList());
  }

  @Test
  void aFileWithDictionariesIsReadAsEarlierReleasesWroteThem() throws IOException {
    Path file = folder.resolve("earlier.parquet");
    try (DuckLake duck = DuckLake.over(folder, TableFileFormat.PARQUET)) {
      duck.execute(
          "COPY (SELECT 't' || i % 3 AS text, CASE WHEN i % 2 = 0 THEN i END AS number FROM"
              + " range(20000) r(i)) TO '%s' (FORMAT parquet, COMPRESSION zstd)".formatted(file));
      assertThat(duck.query("SELECT encodings FROM parquet_metadata('%s')".formatted(file)))
          .first()
          .asString()
          .contains("DICTIONARY");
    }

    List<Map<String, String>> read = new ArrayList<>();
    TableFileRows.read(FileFormat.PARQUET, file, read::add);

    assertThat(read).hasSize(20_000);
    assertThat(read.getFirst()).isEqualTo(Map.of("text", "t0", "number", "0"));
    assertThat(read.get(10_001)).isEqualTo(Map.of("text", "t2"));
    assertThat(read.get(19_998)).isEqualTo(Map.of("text", "t0", "number", "19998"));
  }

  @Test
  void whatIsNoTableFileIsRefused() throws IOException {
    for (String text : new String[] {"", "short", "long enough for a tail, but of no such file"}) {
      Path file = Files.writeString(folder.resolve("none"), text);

      assertThatThrownBy(() -> TableFileRows.read(FileFormat.PARQUET, file, row -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("no Parquet");
    }
  }

  private List<Map<String, String>> readBack(
      FileFormat format, TableDefinition table, List<Row> rows) throws IOException {
    Path file = folder.resolve("file");
    try (OutputSet outputs = new OutputSet(List.of(format), "name")) {
      for (Row row : rows) {
        outputs.write(table, "p", row);
      }
      try (InputStream content = outputs.finish().getFirst().content().open()) {
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    List<Map<String, String>> read = new ArrayList<>();
    TableFileRows.read(format, file, read::add);
    return read;
  }

  /// The known values, dates in days and times in milliseconds of the epoch, as Parquet has them.
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

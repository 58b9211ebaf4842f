package dev.spotifylake.transform.file;

import static dev.spotifylake.testsupport.DuckLake.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.rows.ArtistRow;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.TrackArtistRow;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.testsupport.DuckLake;
import dev.spotifylake.transform.testing.SampleRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is read back by DuckDB.
class TableFilesTest {
  private static final Observation OBSERVATION =
      new Observation("me", Instant.parse("2026-11-22T10:05:03.017Z"), "run", "raw/key");

  @TempDir Path lake;

  static Stream<Class<? extends Row>> rowTypes() {
    return LakeTables.rowTypes().stream();
  }

  @ParameterizedTest
  @MethodSource("rowTypes")
  void tablesOfBothFormatsKeepTypesAndValues(Class<? extends Row> rowType) throws IOException {
    TableDefinition table = LakeTables.of(rowType);
    List<Row> rows = SampleRows.of(rowType, table);
    write(table, rows, List.of(FileFormat.PARQUET, FileFormat.CSV));

    for (TableFileFormat files : TableFileFormat.values()) {
      try (DuckLake duck = DuckLake.over(lake, files)) {
        assertThat(duck.columns(table.name())).isEqualTo(declared(table, files));
        assertThat(duck.texts(table))
            .containsExactlyInAnyOrderElementsOf(
                rows.stream().map(row -> texts(table, row)).toList());
      }
    }
  }

  private static Map<String, String> declared(TableDefinition table, TableFileFormat files) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (ColumnDefinition column : table.columns()) {
      boolean adjusted = column.type() == ColumnType.TIMESTAMP && files == TableFileFormat.PARQUET;
      columns.put(
          column.name(), adjusted ? "TIMESTAMP WITH TIME ZONE" : column.type().duckDbName());
    }
    table.partition().columnNames().forEach(column -> columns.put(column, "VARCHAR"));
    return columns;
  }

  /// The values as DuckDB writes them, found without any code of the writers.
  private static List<@Nullable Object> texts(TableDefinition table, Row row) {
    List<@Nullable Object> texts = new java.util.ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      Object value = column.valueOf().apply(row);
      texts.add(
          value instanceof Instant moment
              ? String.format(Locale.ROOT, "%1$tF %1$tT.%1$tL", moment.atOffset(ZoneOffset.UTC))
              : value == null ? null : value.toString());
    }
    return texts;
  }

  @Test
  void aRemovedColumnIsNotInSchemaOrHeader() throws IOException {
    TableDefinition whole = LakeTables.of(ArtistRow.class);
    TableDefinition shorter =
        new TableDefinition(
            whole.name(),
            whole.oneRowIs(),
            whole.partition(),
            whole.key(),
            whole.fedBy(),
            whole.columns().stream().filter(column -> !column.name().equals("followers")).toList());

    write(shorter, List.of(artist("name")), List.of(FileFormat.PARQUET, FileFormat.CSV));

    assertThat(header("artists")).isEqualTo(String.join(",", shorter.columnNames()));
    assertThat(shorter.columnNames()).doesNotContain("followers").contains("image_url");
    try (DuckLake duck = DuckLake.over(lake, TableFileFormat.PARQUET)) {
      assertThat(duck.columns("artists").keySet()).containsExactlyElementsOf(shorter.columnNames());
    }
  }

  @Test
  void lineBreaksAndEscapesInCsvTextAreReplaced() throws IOException {
    write(
        LakeTables.of(ArtistRow.class),
        List.of(artist("one\r\ntwo\nthree\rfour ~ \0")),
        List.of(FileFormat.CSV));

    try (DuckLake duck = DuckLake.over(lake, TableFileFormat.CSV)) {
      assertThat(duck.query("SELECT name FROM artists"))
          .containsExactly(List.of("one two three four \u02dc \ufffd"));
    }
  }

  @Test
  void parquetKeepsTextAsItIs() throws IOException {
    write(
        LakeTables.of(ArtistRow.class),
        List.of(artist("one\r\ntwo\nthree\rfour ~")),
        List.of(FileFormat.PARQUET));

    try (DuckLake duck = DuckLake.over(lake, TableFileFormat.PARQUET)) {
      assertThat(duck.query("SELECT name FROM artists"))
          .containsExactly(List.of("one\r\ntwo\nthree\rfour ~"));
    }
  }

  @Test
  void parquetFilesAreCompressedWithZstandard() throws IOException {
    write(LakeTables.of(ArtistRow.class), List.of(artist("name")), List.of(FileFormat.PARQUET));

    try (DuckLake duck = DuckLake.over(lake, TableFileFormat.PARQUET)) {
      assertThat(
              duck.query(
                  "SELECT DISTINCT compression FROM parquet_metadata('"
                      + lake
                      + "/curated/artists/*.parquet')"))
          .containsExactly(List.of("ZSTD"));
    }
  }

  @Test
  void manyRowsGoThroughSeveralRowGroupsAndTheDisk() throws IOException {
    TableDefinition table = LakeTables.of(TrackArtistRow.class);
    Random random = new Random(1);
    byte[] noise = new byte[500]; // nothing compresses it, so a row group fills up
    int count = 24_000; // beyond one row group and what is kept in memory
    try (OutputSet outputs = new OutputSet(List.of(FileFormat.PARQUET, FileFormat.CSV), "many")) {
      for (int i = 0; i < count; i++) {
        random.nextBytes(noise);
        String name = HexFormat.of().formatHex(noise);
        outputs.write(table, "2026-11", new TrackArtistRow(OBSERVATION, "t", "a" + i, i, name));
      }
      put(outputs.finish());
    }

    for (TableFileFormat files : TableFileFormat.values()) {
      try (DuckLake duck = DuckLake.over(lake, files)) {
        assertThat(
                duck.query(
                    "SELECT count(*), count(DISTINCT position), sum(position), bool_and(artist_id ="
                        + " 'a' || position) FROM track_artists"))
            .containsExactly(row(24_000L, 24_000L, BigInteger.valueOf(287_988_000), true));
      }
    }
    try (DuckLake duck = DuckLake.over(lake, TableFileFormat.PARQUET)) {
      assertThat(
              duck.query(
                  "SELECT count(DISTINCT row_group_id) > 1 FROM parquet_metadata('"
                      + lake
                      + "/curated/track_artists/*.parquet')"))
          .containsExactly(row(true));
    }
  }

  @Test
  void aRowWithoutARequiredValueIsRefusedByTableAndColumn() {
    TableDefinition table = LakeTables.of(ArtistRow.class);
    @SuppressWarnings("NullAway") // what the test is about
    Row broken = new ArtistRow(OBSERVATION, null, null, null, null, null, null, null);

    for (FileFormat format : FileFormat.values()) {
      assertThatThrownBy(() -> write(table, List.of(broken), List.of(format)))
          .hasMessageContaining("table artists")
          .hasMessageContaining("column artist_id");
    }
  }

  @Test
  void theSameRowsMakeTheSameBytes() throws IOException {
    TableDefinition table = LakeTables.of(ArtistRow.class);
    List<FileFormat> formats = List.of(FileFormat.PARQUET, FileFormat.CSV);
    List<String> hashes = hashes(table, List.of(artist("a"), artist("b")), formats);

    assertThat(hashes(table, List.of(artist("a"), artist("b")), formats)).isEqualTo(hashes);
    assertThat(hashes(table, List.of(artist("a"), artist("c")), formats))
        .doesNotContainAnyElementsOf(hashes);
  }

  @ParameterizedTest
  @CsvSource({"artists, 1", "top_items, 2"})
  void aTableWithoutPartitionsHasOneFileForAllMonths(String name, int files) throws IOException {
    Class<? extends Row> rowType =
        rowTypes()
            .filter(type -> LakeTables.of(type).name().equals(name))
            .findFirst()
            .orElseThrow();
    TableDefinition table = LakeTables.of(rowType);
    Row row = SampleRows.of(rowType, table).getFirst();

    try (OutputSet outputs = new OutputSet(List.of(FileFormat.CSV), "test")) {
      outputs.write(table, "2026-11", row);
      outputs.write(table, "2026-12", row);

      assertThat(outputs.size()).isEqualTo(files);
      assertThat(outputs.finish()).extracting(FinishedFile::key).doesNotHaveDuplicates();
    }
  }

  private static List<String> hashes(
      TableDefinition table, List<Row> rows, List<FileFormat> formats) throws IOException {
    try (OutputSet outputs = new OutputSet(formats, "same")) {
      for (Row row : rows) {
        outputs.write(table, row.partitionValue(), row);
      }
      return outputs.finish().stream().map(FinishedFile::sha256).toList();
    }
  }

  private static Row artist(String name) {
    return new ArtistRow(OBSERVATION, "id", null, name, 36, null, null, null);
  }

  private void write(TableDefinition table, List<Row> rows, List<FileFormat> formats)
      throws IOException {
    try (OutputSet outputs = new OutputSet(formats, "test")) {
      for (Row row : rows) {
        outputs.write(table, row.partitionValue(), row);
      }
      put(outputs.finish());
    }
  }

  private void put(List<FinishedFile> files) throws IOException {
    FolderObjectStore store = new FolderObjectStore(lake);
    for (FinishedFile file : files) {
      store.put(file.key(), file.content(), PutCondition.any());
    }
  }

  private String header(String table) throws IOException {
    Path folder = lake.resolve("curated-csv").resolve(table);
    try (Stream<Path> files = Files.walk(folder)) {
      Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
        return String.valueOf(reader.readLine());
      }
    }
  }
}

package dev.spotifylake.transform.file;

import static dev.spotifylake.testsupport.DuckLake.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.testsupport.DuckLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read back by DuckDB, whose reader shares no code with the writer.
class ParquetTableFileTest {
  @TempDir Path folder;

  /// How the values of a column come: each drives the writer another way.
  enum Shape {
    ALWAYS_THE_SAME,
    FEW_THAT_REPEAT,
    NONE_TWICE,
    RUNS,
    REPEATING_FIRST_THEN_NONE_TWICE
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void valuesOfEveryTypeAndShapeAreReadBackUnchanged(Shape shape) throws IOException {
    Random random = new Random(shape.ordinal());
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 45_000; i++) { // three pages by their rows
      int number = number(shape, i, random);
      boolean hasValues = random.nextInt(10) != 0;
      rows.add(
          new Object[] {
            number,
            hasValues ? number * 4_000_000_000L : null,
            hasValues ? number / 8.0 : null,
            random.nextInt(3) == 0 ? null : number % 3 == 0,
            hasValues ? "text " + number + (number % 2 == 0 ? " é" : " \uD83C\uDFB5") : null,
            hasValues ? LocalDate.ofEpochDay(number % 20_000) : null,
            hasValues ? Instant.ofEpochMilli(number * 1_000L) : null
          });
    }

    write(EVERY_TYPE, rows);

    assertThat(
            query("SELECT i, b, d, t, s, day::VARCHAR, epoch_ms(moment) FROM read_parquet('%s')"))
        .containsExactlyElementsOf(rows.stream().map(ParquetTableFileTest::list).toList());
  }

  private static final List<ColumnDefinition> EVERY_TYPE =
      List.of(
          column("i", ColumnType.INT, false),
          column("b", ColumnType.BIGINT, true),
          column("d", ColumnType.DOUBLE, true),
          column("t", ColumnType.BOOLEAN, true),
          column("s", ColumnType.STRING, true),
          column("day", ColumnType.DATE, true),
          column("moment", ColumnType.TIMESTAMP, true));

  private static int number(Shape shape, int row, Random random) {
    return switch (shape) {
      case ALWAYS_THE_SAME -> 42;
      case FEW_THAT_REPEAT -> random.nextInt(300) - 150;
      case NONE_TWICE -> row;
      case RUNS -> row / (1 + row % 37);
      case REPEATING_FIRST_THEN_NONE_TWICE -> row < 2_000 ? row % 5 : row;
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 63, 64, 65, 999, 1_000, 1_001, 19_999, 20_000, 20_001})
  void noNumberOfRowsIsOneTooManyForAPage(int count) throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new Object[] {i % 7, i % 5 == 0 ? null : "text " + i});
    }

    write(List.of(INT, TEXT), rows);

    assertThat(query("SELECT * FROM read_parquet('%s')"))
        .containsExactlyElementsOf(rows.stream().map(ParquetTableFileTest::list).toList());
  }

  private static final ColumnDefinition INT = column("i", ColumnType.INT, true);
  private static final ColumnDefinition TEXT = column("s", ColumnType.STRING, true);

  @Test
  void valuesAfterPagesOfNullsAreFound() throws IOException {
    write(List.of(TEXT), texts(60_000, i -> i < 45_000 ? null : "late " + i % 10));

    assertThat(query("SELECT count(*), count(s), count(DISTINCT s) FROM read_parquet('%s')"))
        .containsExactly(row(60_000L, 15_000L, 10L));
  }

  @Test
  void aFileWithoutRowsHasItsColumnsAllTheSame() throws IOException {
    write(EVERY_TYPE, List.of());

    assertThat(query("SELECT count(*) FROM read_parquet('%s')")).containsExactly(row(0L));
    assertThat(query("SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('%s'))"))
        .hasSize(EVERY_TYPE.size());
  }

  @Test
  void repeatedValuesAreCompressed() throws IOException {
    ColumnDefinition same = column("same", ColumnType.STRING, false);
    List<Object[]> rows =
        Collections.nCopies(5_000, new Object[] {"a text that is always the same"});

    write(List.of(same), rows);

    assertThat(
            query(
                "SELECT encodings, total_uncompressed_size > 5_000 * 30, total_compressed_size <"
                    + " 200 FROM parquet_metadata('%s')"))
        .containsExactly(row("PLAIN, BIT_PACKED", true, true));
  }

  @Test
  void manyPagesAndRowGroupsAreOneColumn() throws IOException {
    // 16 MB that cannot be compressed to the size of one row group.
    SplittableRandom random = new SplittableRandom(1);
    write(
        List.of(TEXT),
        texts(
            80_000,
            i ->
                random
                        .ints(200, '0', 'z')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                    + i / 2));

    assertThat(query("SELECT count(*) > 1 FROM parquet_metadata('%s')")).containsExactly(row(true));
    assertThat(
            query(
                "SELECT count(*), count(DISTINCT s[201:]), min(CAST(s[201:] AS INTEGER)),"
                    + " max(CAST(s[201:] AS INTEGER)) FROM read_parquet('%s')"))
        .containsExactly(row(80_000L, 40_000L, 0, 39_999));
  }

  @Test
  void theFooterHoldsTheRangeOfEachColumn() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rows.add(
          new Object[] {
            i - 10,
            i * 5L,
            i / 4.0 - 1,
            true,
            i == 7 ? "\uD83C\uDFB5" : "t",
            LocalDate.ofEpochDay(i),
            Instant.ofEpochMilli(i)
          });
    }
    rows.add(new Object[] {0, null, null, null, "\uFFFD", null, null});
    write(EVERY_TYPE, rows);

    assertThat(
            query(
                "SELECT stats_min_value, stats_max_value, stats_null_count FROM"
                    + " parquet_metadata('%s') ORDER BY column_id"))
        .containsExactly(
            List.of("-10", "2989", 0L),
            List.of("0", "14995", 1L),
            List.of("-1.0", "748.75", 1L),
            List.of("true", "true", 1L),
            List.of("t", "\uD83C\uDFB5", 0L), // by characters, not by Java's halves of them
            List.of("1970-01-01", "1978-03-19", 1L),
            List.of("1970-01-01 00:00:00+00", "1970-01-01 00:00:02.999+00", 1L));
  }

  @Test
  void aRangeOfLongTextsIsLeftOut() throws IOException {
    write(List.of(TEXT), List.of(new Object[] {"x".repeat(5_000)}, new Object[] {"y"}));

    assertThat(query("SELECT stats_min_value, stats_max_value FROM parquet_metadata('%s')"))
        .containsExactly(row(null, null));
    assertThat(query("SELECT length(s) FROM read_parquet('%s')"))
        .containsExactly(row(5_000L), row(1L));
  }

  @Test
  void aRangeThatEndsAtZeroTakesBothZerosIn() throws IOException {
    ColumnDefinition number = column("d", ColumnType.DOUBLE, false);
    write(List.of(number), List.of(new Object[] {0.0}, new Object[] {-0.0}));

    assertThat(query("SELECT stats_min_value, stats_max_value FROM parquet_metadata('%s')"))
        .containsExactly(row("-0.0", "0.0"));
  }

  @Test
  void anInfiniteNumberIsTheEndOfItsRange() throws IOException {
    ColumnDefinition number = column("d", ColumnType.DOUBLE, false);
    write(
        List.of(number),
        List.of(new Object[] {Double.NEGATIVE_INFINITY}, new Object[] {Double.MAX_VALUE}));

    assertThat(query("SELECT d FROM read_parquet('%s') WHERE d < -1e308"))
        .containsExactly(row(Double.NEGATIVE_INFINITY));
    assertThat(query("SELECT d FROM read_parquet('%s') WHERE d > 1e308"))
        .containsExactly(row(Double.MAX_VALUE));
  }

  private static List<Object[]> texts(int count, IntFunction<@Nullable String> text) {
    List<Object[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(new @Nullable Object[] {text.apply(i)});
    }
    return rows;
  }

  private static ColumnDefinition column(String name, ColumnType type, boolean nullable) {
    return new ColumnDefinition(name, type, nullable, "Made for the test.", row -> null);
  }

  /// The values as DuckDB gives them back.
  private static List<@Nullable Object> list(Object[] row) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object value : row) {
      list.add(
          switch (value) {
            case LocalDate day -> day.toString();
            case Instant moment -> moment.toEpochMilli();
            case null, default -> value;
          });
    }
    return list;
  }

  private record Cells(@Nullable Object[] values) implements Row {
    @Override
    public Observation observation() {
      return new Observation("me", Instant.EPOCH, "run", "raw/key");
    }
  }

  private void write(List<ColumnDefinition> columns, List<Object[]> rows) throws IOException {
    List<ColumnDefinition> reading = new ArrayList<>();
    for (ColumnDefinition column : columns) {
      int index = reading.size();
      reading.add(
          new ColumnDefinition(
              column.name(),
              column.type(),
              column.nullable(),
              column.doc(),
              row -> ((Cells) row).values[index]));
    }
    TableDefinition table =
        new TableDefinition(
            "made", "A row of the test.", Partition.NONE, List.of(), Set.of(), reading);
    SpillingOutput output = new SpillingOutput();
    try (PageCompressor compressor = new PageCompressor();
        TableFile file = new ParquetTableFile(table, output, compressor)) {
      for (Object[] row : rows) {
        file.write(new Cells(row));
      }
    }
    new FolderObjectStore(folder).put("test.parquet", output.content(), PutCondition.any());
    output.discard();
  }

  private List<List<@Nullable Object>> query(String sql) {
    try (DuckLake duck = DuckLake.over(folder, TableFileFormat.PARQUET)) {
      return duck.query(sql.formatted(folder.resolve("test.parquet")));
    }
  }
}

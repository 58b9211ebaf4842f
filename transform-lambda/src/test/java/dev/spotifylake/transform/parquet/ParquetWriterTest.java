package dev.spotifylake.transform.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.transform.testing.DuckLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read back by DuckDB, whose reader shares no code with the writer.
class ParquetWriterTest {
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
  void everyTypeComesBackAsItWasWhateverTheShapeOfItsValues(Shape shape) throws IOException {
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
            hasValues ? number % 20_000 : null,
            hasValues ? number * 1_000L : null
          });
    }

    write(EVERY_TYPE, rows);

    assertThat(
            query(
                "SELECT i, b, d, t, s, CAST(date_diff('day', DATE '1970-01-01', day) AS INTEGER),"
                    + " epoch_ms(moment) FROM read_parquet('%s')"))
        .containsExactlyElementsOf(rows.stream().map(ParquetWriterTest::list).toList());
  }

  private static final List<ParquetColumn> EVERY_TYPE =
      List.of(
          new ParquetColumn("i", ParquetType.INT, false),
          new ParquetColumn("b", ParquetType.BIGINT, true),
          new ParquetColumn("d", ParquetType.DOUBLE, true),
          new ParquetColumn("t", ParquetType.BOOLEAN, true),
          new ParquetColumn("s", ParquetType.STRING, true),
          new ParquetColumn("day", ParquetType.DATE, true),
          new ParquetColumn("moment", ParquetType.TIMESTAMP, true));

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
        .containsExactlyElementsOf(rows.stream().map(ParquetWriterTest::list).toList());
  }

  private static final ParquetColumn INT = new ParquetColumn("i", ParquetType.INT, true);
  private static final ParquetColumn TEXT = new ParquetColumn("s", ParquetType.STRING, true);

  @Test
  void valuesAfterPagesOfNullsAreFound() throws IOException {
    write(List.of(TEXT), texts(60_000, i -> i < 45_000 ? null : "late " + i % 10));

    assertThat(query("SELECT count(*), count(s), count(DISTINCT s) FROM read_parquet('%s')"))
        .hasToString("[[60000, 15000, 10]]");
    assertThat(encodings("s")).contains("DICTIONARY");
  }

  @Test
  void aFileWithoutRowsHasItsColumnsAllTheSame() throws IOException {
    write(EVERY_TYPE, List.of());

    assertThat(query("SELECT count(*) FROM read_parquet('%s')")).hasToString("[[0]]");
    assertThat(query("SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('%s'))"))
        .hasSize(EVERY_TYPE.size());
  }

  @Test
  void whatRepeatsIsWrittenOnceAndWhatDoesNotIsWrittenPlainly() throws IOException {
    ParquetColumn same = new ParquetColumn("same", ParquetType.STRING, false);
    ParquetColumn other = new ParquetColumn("other", ParquetType.STRING, false);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      rows.add(new Object[] {"a text that is always the same", "another each time " + i});
    }

    write(List.of(same, other), rows);

    assertThat(encodings("same")).contains("DICTIONARY");
    assertThat(encodings("other")).doesNotContain("DICTIONARY");
    assertThat(
            query(
                "SELECT total_uncompressed_size < 200 FROM parquet_metadata('%s') WHERE"
                    + " path_in_schema = 'same'"))
        .hasToString("[[true]]");
  }

  @Test
  void aDictionaryThatHasGrownTooLargeIsGivenUpForTheRest() throws IOException {
    String padding = "x".repeat(200);
    // Every text comes twice, so that the dictionary pays until it is full.
    write(List.of(TEXT), texts(40_000, i -> padding + i / 2));

    assertThat(encodings("s")).contains("DICTIONARY", "PLAIN");
    assertThat(
            query(
                "SELECT count(*), count(DISTINCT s), min(CAST(s[201:] AS INTEGER)),"
                    + " max(CAST(s[201:] AS INTEGER)) FROM read_parquet('%s')"))
        .hasToString("[[40000, 20000, 0, 19999]]");
  }

  @Test
  void theRangeOfAColumnIsInTheFooterSoThatReadersCanPassItOver() throws IOException {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rows.add(
          new Object[] {i - 10, i * 5L, i / 4.0 - 1, true, i == 7 ? "\uD83C\uDFB5" : "t", i, i});
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
  void aRangeThatCannotBeToldIsLeftOut() throws IOException {
    ParquetColumn number = new ParquetColumn("d", ParquetType.DOUBLE, true);
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1.0, "x".repeat(5_000)});
    rows.add(new Object[] {Double.NaN, "y"});
    write(List.of(number, TEXT), rows);

    assertThat(query("SELECT stats_min_value, stats_max_value FROM parquet_metadata('%s')"))
        .hasToString("[[null, null], [null, null]]");
    assertThat(query("SELECT isnan(d), length(s) FROM read_parquet('%s')"))
        .hasToString("[[false, 5000], [true, 1]]");
  }

  @Test
  void aRangeThatEndsAtZeroTakesBothZerosIn() throws IOException {
    ParquetColumn number = new ParquetColumn("d", ParquetType.DOUBLE, false);
    write(List.of(number), List.of(new Object[] {0.0}, new Object[] {-0.0}));

    assertThat(query("SELECT stats_min_value, stats_max_value FROM parquet_metadata('%s')"))
        .hasToString("[[-0.0, 0.0]]");
  }

  @Test
  void anInfiniteNumberIsTheEndOfItsRange() throws IOException {
    ParquetColumn number = new ParquetColumn("d", ParquetType.DOUBLE, false);
    write(
        List.of(number),
        List.of(new Object[] {Double.NEGATIVE_INFINITY}, new Object[] {Double.MAX_VALUE}));

    assertThat(query("SELECT d FROM read_parquet('%s') WHERE d < -1e308"))
        .hasToString("[[-Infinity]]");
    assertThat(query("SELECT d FROM read_parquet('%s') WHERE d > 1e308"))
        .hasToString("[[1.7976931348623157E308]]");
  }

  @Test
  void aColumnThatIsNeverNullRefusesNullByName() throws IOException {
    Path file = folder.resolve("refused.parquet");
    try (PageCompressor compressor = new PageCompressor();
        ParquetWriter writer =
            new ParquetWriter(
                "table",
                List.of(new ParquetColumn("sure", ParquetType.INT, false)),
                compressor,
                Files.newOutputStream(file))) {
      assertThatThrownBy(() -> writer.putNull(0)).hasMessageContaining("column sure");
    }
  }

  private static List<Object[]> texts(int count, IntFunction<@Nullable String> text) {
    List<Object[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(new @Nullable Object[] {text.apply(i)});
    }
    return rows;
  }

  private static List<@Nullable Object> list(Object[] row) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object value : row) {
      list.add(value);
    }
    return list;
  }

  private void write(List<ParquetColumn> columns, List<Object[]> rows) throws IOException {
    try (PageCompressor compressor = new PageCompressor();
        ParquetWriter writer =
            new ParquetWriter(
                "table",
                columns,
                compressor,
                Files.newOutputStream(folder.resolve("test.parquet")))) {
      for (Object[] row : rows) {
        for (int column = 0; column < row.length; column++) {
          put(writer, column, row[column]);
        }
        writer.endRow();
      }
    }
  }

  private static void put(ParquetWriter writer, int column, @Nullable Object value) {
    switch (value) {
      case null -> writer.putNull(column);
      case String text -> writer.putText(column, text);
      case Integer number -> writer.putNumber(column, number);
      case Long number -> writer.putNumber(column, number);
      case Double number -> writer.putDouble(column, number);
      case Boolean truth -> writer.putBoolean(column, truth);
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private String encodings(String column) {
    return query(
            "SELECT encodings FROM parquet_metadata('%s') WHERE path_in_schema = '" + column + "'")
        .toString();
  }

  private List<List<@Nullable Object>> query(String sql) {
    try (DuckLake duck = DuckLake.over(folder, DuckLake.Files.PARQUET)) {
      return duck.query(sql.formatted(folder.resolve("test.parquet")));
    }
  }
}

package dev.spotifylake.compact.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.TopItemRow;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.OutputSet;
import dev.spotifylake.transform.file.RowFileSet;
import dev.spotifylake.transform.file.RowFileSet.RowFile;
import dev.spotifylake.transform.testing.SampleRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows with values of their columns' types, read from files and written to others.
final class TypedRowsTest {
  private final TableFileReader reader = new TableFileReader(1);

  @AfterEach
  void closeReader() {
    reader.close();
  }

  static Stream<Class<? extends Row>> rowTypes() {
    return LakeTables.rowTypes().stream();
  }

  private List<List<@Nullable Object>> read(
      TableDefinition table, TableFileFormat format, ObjectContent content) throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RowCursor cursor = reader.open(table, format, content)) {
      for (TableRow row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(Arrays.asList(row.values()));
      }
    }
    return rows;
  }

  private static List<@Nullable Object> values(TableDefinition table, Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      values.add(column.valueOf().apply(row));
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("rowTypes")
  void filesByValuesAndByRowsHaveTheSameBytes(Class<? extends Row> rowType) throws IOException {
    TableDefinition table = LakeTables.of(rowType);
    List<Row> rows = SampleRows.of(rowType, table);
    List<FileFormat> formats = List.of(FileFormat.PARQUET, FileFormat.CSV);
    try (OutputSet byRows = new OutputSet(formats, "name");
        RowFileSet byValues = new RowFileSet(table, formats)) {
      for (Row row : rows) {
        byRows.write(table, "2026-11", row);
        byValues.write(values(table, row).toArray());
      }

      List<RowFile> files = byValues.finish();

      assertThat(files)
          .extracting(RowFile::sha256)
          .containsExactlyInAnyOrderElementsOf(
              byRows.finish().stream().map(file -> file.sha256()).toList());
      assertThat(read(table, TableFileFormat.PARQUET, files.getFirst().content()))
          .isEqualTo(rows.stream().map(row -> values(table, row)).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("rowTypes")
  void aCsvFileHoldsTheValuesWithLineBreaksAndTildesReplaced(Class<? extends Row> rowType)
      throws IOException {
    TableDefinition table = LakeTables.of(rowType);
    List<Row> rows = SampleRows.of(rowType, table);
    try (RowFileSet written = new RowFileSet(table, List.of(FileFormat.CSV));
        RowFileSet again = new RowFileSet(table, List.of(FileFormat.CSV))) {
      for (Row row : rows) {
        written.write(values(table, row).toArray());
      }
      RowFile file = written.finish().getFirst();

      List<List<@Nullable Object>> read = read(table, TableFileFormat.CSV, file.content());

      for (List<@Nullable Object> row : read) {
        again.write(row.toArray());
      }
      assertThat(again.finish().getFirst().sha256()).isEqualTo(file.sha256());
      assertThat(read).hasSameSizeAs(rows);
    }
  }

  private static TableDefinition topItemsWith(List<ColumnDefinition> columns) {
    TableDefinition table = LakeTables.of(TopItemRow.class);
    return new TableDefinition(
        table.name(), table.oneRowIs(), table.partition(), table.key(), table.fedBy(), columns);
  }

  @Test
  void aColumnThatIsNewerThanTheFileIsUnknown() throws IOException {
    TableDefinition older = LakeTables.of(TopItemRow.class);
    List<ColumnDefinition> columns = new ArrayList<>(older.columns());
    columns.add(new ColumnDefinition("new", ColumnType.STRING, true, "New", _ -> null));
    TableDefinition newer = topItemsWith(columns);
    for (FileFormat format : FileFormat.values()) {
      try (RowFileSet files = new RowFileSet(older, List.of(format))) {
        List<@Nullable Object> values =
            values(older, SampleRows.of(TopItemRow.class, older).getFirst());
        files.write(values.toArray());
        RowFile file = files.finish().getFirst();

        assertThat(read(newer, file.format(), file.content()).getFirst())
            .startsWith(values.toArray())
            .endsWith(new Object[] {null});
        assertThatThrownBy(
                () ->
                    read(
                        topItemsWith(older.columns().subList(0, 6)), file.format(), file.content()))
            .isInstanceOf(LakeException.class)
            .hasMessageContaining("which this release does not know");
      }
    }
  }

  @Test
  void aFileWithoutARequiredColumnIsRefused() throws IOException {
    TableDefinition older = LakeTables.of(TopItemRow.class);
    List<ColumnDefinition> columns = new ArrayList<>(older.columns());
    columns.add(new ColumnDefinition("new", ColumnType.STRING, false, "New", _ -> "x"));
    TableDefinition newer = topItemsWith(columns);
    try (RowFileSet files = new RowFileSet(older, List.of(FileFormat.PARQUET))) {
      files.write(values(older, SampleRows.of(TopItemRow.class, older).getFirst()).toArray());
      RowFile file = files.finish().getFirst();

      assertThatThrownBy(() -> read(newer, file.format(), file.content()))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("has no column new, which is never NULL");
    }
  }
}

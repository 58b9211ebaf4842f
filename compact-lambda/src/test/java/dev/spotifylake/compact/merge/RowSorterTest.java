package dev.spotifylake.compact.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableRow;
import dev.spotifylake.transform.testing.SampleRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RowSorterTest {
  static Stream<Class<? extends Row>> rowTypes() {
    return LakeTables.rowTypes().stream();
  }

  private static final RowCursor NO_ROWS =
      new RowCursor() {
        @Override
        public @Nullable TableRow next() {
          return null;
        }

        @Override
        public void close() {}
      };

  @ParameterizedTest
  @MethodSource("rowTypes")
  void rowsInTemporaryFilesComeBackSortedAndUnchanged(Class<? extends Row> rowType)
      throws IOException {
    TableDefinition table = LakeTables.of(rowType);
    List<TableRow> rows = new ArrayList<>();
    for (int copy = 0; copy < 12; copy++) {
      for (Row row : SampleRows.of(rowType, table)) {
        List<@Nullable Object> values = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
          values.add(column.valueOf().apply(row));
        }
        rows.add(new TableRow(values.toArray()));
      }
    }
    Collections.shuffle(rows, new Random(1));
    List<List<@Nullable Object>> sorted = new ArrayList<>();
    // More temporary files than are merged at a time.
    try (RowSorter sorter = new RowSorter(table, 2)) {
      for (TableRow row : rows) {
        sorter.add(row);
      }
      try (RowCursor cursor = sorter.sorted(NO_ROWS)) {
        for (TableRow row = cursor.next(); row != null; row = cursor.next()) {
          sorted.add(Arrays.asList(row.values()));
        }
      }
    }

    rows.sort(RowOrder.of(table));
    assertThat(sorted).isEqualTo(rows.stream().map(row -> Arrays.asList(row.values())).toList());
  }
}

package dev.spotifylake.compact.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.TableRow;
import dev.spotifylake.compact.testing.KeptRows;
import dev.spotifylake.compact.testing.RandomHistory;
import dev.spotifylake.compact.testing.RandomHistory.RawObject;
import dev.spotifylake.compact.testing.RandomRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The rows that compaction keeps, without files.
final class RowReducerTest {
  @Test
  void reducingInPortionsKeepsWhatTheDefinitionSays() throws IOException {
    for (int seed = 0; seed < 1_000; seed++) {
      reduceInPortions(seed);
    }
  }

  @Test
  @Tag("full")
  void reducingInPortionsKeepsWhatTheDefinitionSaysInTenThousandHistories() throws IOException {
    for (int seed = 1_000; seed < 11_000; seed++) {
      reduceInPortions(seed);
    }
  }

  private static void reduceInPortions(int seed) throws IOException {
    Random random = new Random(seed);
    List<RawObject> history = RandomHistory.of(random, 1 + random.nextInt(30));
    Collections.shuffle(history, random);
    for (Class<? extends Row> type : RandomRows.ROW_TYPES) {
      TableDefinition table = LakeTables.of(type);
      List<TableRow> all = new ArrayList<>();
      List<TableRow> folded = new ArrayList<>();
      for (RawObject object : history) {
        for (Row row : object.rows()) {
          if (type.isInstance(row)) {
            TableRow values = values(table, row);
            all.add(values);
            folded.add(values);
          }
        }
        if (random.nextInt(4) == 0) {
          folded = reduce(table, folded);
        }
      }
      folded = reduce(table, folded);

      assertThat(new HashSet<>(lists(folded)))
          .as("%s of history %d", table.name(), seed)
          .hasSameSizeAs(folded)
          .isEqualTo(KeptRows.of(table, lists(all)));
      assertThat(folded).isSortedAccordingTo(RowOrder.of(table));
    }
  }

  private static List<TableRow> reduce(TableDefinition table, List<TableRow> rows)
      throws IOException {
    List<TableRow> sorted = new ArrayList<>(rows);
    sorted.sort(RowOrder.of(table));
    List<TableRow> kept = new ArrayList<>();
    RowReducer reducer = new RowReducer(table, kept::add);
    for (TableRow row : sorted) {
      reducer.add(row);
    }
    reducer.finish();
    return kept;
  }

  private static TableRow values(TableDefinition table, Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      values.add(column.valueOf().apply(row));
    }
    return new TableRow(values.toArray());
  }

  private static List<List<@Nullable Object>> lists(List<TableRow> rows) {
    List<List<@Nullable Object>> lists = new ArrayList<>();
    rows.forEach(row -> lists.add(Arrays.asList(row.values())));
    return lists;
  }

  @Test
  void everyTableIsSortedByAllOfItsColumns() {
    for (TableDefinition table : LakeTables.all()) {
      assertThat(RowColumns.of(table).order())
          .as(table.name())
          .hasSize(table.columns().size())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theEntityTablesAreThoseOfTheCatalogEntities() {
    assertThat(LakeTables.all())
        .filteredOn(table -> TableKind.of(table) == TableKind.ENTITY)
        .extracting(TableDefinition::name)
        .containsExactly("tracks", "albums", "artists", "shows", "episodes");
    assertThat(LakeTables.all())
        .filteredOn(table -> TableKind.of(table) == TableKind.ENTITY_LIST)
        .extracting(TableDefinition::name)
        .containsExactly("track_artists", "album_artists", "artist_genres");
  }
}

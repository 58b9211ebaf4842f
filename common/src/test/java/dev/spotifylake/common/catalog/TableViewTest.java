package dev.spotifylake.common.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.TableDefinition;
import org.junit.jupiter.api.Test;

class TableViewTest {
  private static final TableDefinition TOP_ITEMS = LakeTables.byName("top_items");

  @Test
  void aViewOverParquetHasTheDistinctColumnsOfTheFiles() {
    AthenaView view = TableView.overParquet(TOP_ITEMS);

    assertThat(view.sql())
        .isEqualTo(
            """
            SELECT DISTINCT
              "account",
              "observed_at",
              "run_id",
              "raw_key",
              "item_type",
              "time_range",
              "rank",
              "item_id",
              "item_name",
              "month"
            FROM files_top_items\
            """);
    assertThat(view.columns())
        .contains(
            new ViewColumn("observed_at", "timestamp(3)"),
            new ViewColumn("rank", "integer"),
            new ViewColumn("month", "varchar"));
  }

  @Test
  void viewsOverCsvCastTextsAndReadEmptyAsNull() {
    assertThat(TableView.overCsv(TOP_ITEMS).sql())
        .isEqualTo(
            """
            SELECT DISTINCT
              NULLIF("account", '') AS "account",
              CAST(NULLIF("observed_at", '') AS timestamp(3)) AS "observed_at",
              NULLIF("run_id", '') AS "run_id",
              NULLIF("raw_key", '') AS "raw_key",
              NULLIF("item_type", '') AS "item_type",
              NULLIF("time_range", '') AS "time_range",
              CAST(NULLIF("rank", '') AS integer) AS "rank",
              NULLIF("item_id", '') AS "item_id",
              NULLIF("item_name", '') AS "item_name",
              "month"
            FROM csv_top_items\
            """);
  }

  @Test
  void anEntityTableHasNoMonth() {
    assertThat(TableView.overParquet(LakeTables.byName("tracks")).columns())
        .extracting(ViewColumn::name)
        .containsExactlyElementsOf(LakeTables.byName("tracks").columnNames());
  }
}

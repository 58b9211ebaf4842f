package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.TableView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A column that a table definition gains exists on both engines, in the table and in the view of
/// the latest values. In older files it is NULL. `ViewColumnsTest` covers a view that was not
/// regenerated, infra's `ChangedColumnTest` a template that was not.
class ChangedColumnIT {
  private static final String TABLE = "tracks";
  private static final String ADDED = "mood";

  private final SharedLake lake = SharedLake.ofTwoWeeks();
  private final TrinoEngine trino = TrinoEngine.shared();
  private final EvaluatedTemplate template = TemplateTables.template("lake-changed", "parquet");
  private final List<TableDefinition> definitions =
      LakeTables.all().stream().map(ChangedColumnIT::changed).toList();

  /// A catalog as the template of the changed definition declares it, over the shared files.
  @BeforeEach
  void deploy() {
    trino.add(template, lake.lake().folder());
    TableDefinition changed = definition(definitions, TABLE);
    ArrayNode columns =
        (ArrayNode)
            trino
                .glue()
                .table(TrinoEngine.database(template), TableView.filesTable(changed))
                .at("/StorageDescriptor/Columns");
    columns.addObject().put("Name", ADDED).put("Type", ColumnType.STRING.glueName());
    trino
        .glue()
        .addView(
            TrinoEngine.database(template),
            new LakeView(TABLE, changed.oneRowIs(), TableView.overParquet(changed)));
  }

  private static TableDefinition changed(TableDefinition table) {
    if (!table.name().equals(TABLE)) {
      return table;
    }
    List<ColumnDefinition> columns = new ArrayList<>(table.columns());
    columns.add(
        new ColumnDefinition(ADDED, ColumnType.STRING, true, "A column of this test", row -> null));
    return new TableDefinition(
        table.name(), table.oneRowIs(), table.partition(), table.key(), table.fedBy(), columns);
  }

  private static TableDefinition definition(List<TableDefinition> definitions, String name) {
    return definitions.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void bothEnginesReadTheAddedColumnAsNull() {
    String sql = "SELECT count(*), count(%s), count(name) FROM %s".formatted(ADDED, TABLE);
    List<@Nullable Object> counts = trino.query(TrinoEngine.database(template), sql).getFirst();

    assertThat((Long) counts.get(0)).isPositive();
    assertThat(counts.get(1)).as("rows with a value in the added column").isEqualTo(0L);
    assertThat((Long) counts.get(2)).isPositive();
    try (QueryEngine duckDb = duckDb()) {
      assertThat(duckDb.query(sql).rows()).containsExactly(counts);
    }
  }

  @Test
  void theViewOfTheLatestValuesHasTheAddedColumn() {
    SqlFile view =
        SqlFiles.views(name -> definition(definitions, name)).stream()
            .filter(one -> one.name().equals("v_tracks"))
            .findFirst()
            .orElseThrow();

    assertThat(trino.columns(TrinoEngine.database(template), view.sql()))
        .contains(new ViewColumn(ADDED, "varchar"));
    try (QueryEngine duckDb = duckDb()) {
      assertThat(duckDb.query("SELECT * FROM v_tracks LIMIT 1").columns())
          .extracting(column -> column.name())
          .contains(ADDED);
    }
  }

  private QueryEngine duckDb() {
    return DuckDbEngine.over(lake.lake().folder(), LakeFormat.PARQUET, definitions);
  }
}

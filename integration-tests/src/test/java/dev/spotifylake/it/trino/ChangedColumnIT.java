package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A column that a definition gains is there on both engines, in the table and in the view of the
/// latest values; over the files of before it is NULL. What stays behind is named by
/// `ViewColumnsTest` (views) and infra's `ChangedColumnTest` (template).
class ChangedColumnIT {
  private static final String TABLE = "tracks";
  private static final String ADDED = "mood";

  private final AnsweredLake lake = AnsweredLake.ofTwoWeeks();
  private final List<TableDefinition> definitions =
      LakeTables.all().stream().map(ChangedColumnIT::changed).toList();
  private ArrayNode inCatalog = declared();

  private ArrayNode declared() {
    return (ArrayNode)
        lake.engines().glue().table(BothEngines.PARQUET, TABLE).at("/StorageDescriptor/Columns");
  }

  /// As the template of the changed definition declares it.
  @BeforeEach
  void deploy() {
    inCatalog = declared();
    inCatalog.addObject().put("Name", ADDED).put("Type", ColumnType.STRING.glueName());
  }

  @AfterEach
  void undo() {
    inCatalog.remove(inCatalog.size() - 1);
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
  void bothEnginesShowItInTheTable() {
    String sql = "SELECT count(*), count(%s), count(name) FROM %s".formatted(ADDED, TABLE);

    try (QueryEngine duckDb = duckDb()) {
      List<String> expected =
          duckDb.query(sql).rows().stream()
              .map(row -> row.get(0) + " | " + row.get(1) + " | " + row.get(2))
              .toList();
      assertThat(lake.rows(sql)).isEqualTo(expected);
      assertThat(expected).singleElement().asString().contains(" | 0 | ").doesNotStartWith("0");
    }
  }

  @Test
  void bothEnginesShowItInTheViewOfTheLatestValues() {
    SqlFile view =
        SqlFiles.views(name -> definition(definitions, name)).stream()
            .filter(one -> one.name().equals("v_tracks"))
            .findFirst()
            .orElseThrow();

    assertThat(lake.engines().trino().columns(BothEngines.PARQUET, view.sql()))
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

package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The column types of the views in the catalog are those that the engine derives.
class ViewColumnsIT {
  private static final Path COMMITTED =
      Path.of("..", "common/src/main/resources/dev/spotifylake/common/catalog/view-columns.json");

  @TempDir private Path empty;

  @Test
  void theCommittedViewColumnsAreThoseTheEngineDerives() throws Exception {
    String made = columnsOfTheEngine();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(COMMITTED, made);
    }

    assertThat(Files.readString(COMMITTED))
        .as("%s; write it again by ./regenerate", COMMITTED.getFileName())
        .isEqualTo(made);
  }

  private String columnsOfTheEngine() throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode views = json.createObjectNode();
    EvaluatedTemplate template = TemplateTables.template("spotify-lake", "parquet");
    String database = TrinoEngine.database(template);
    TrinoEngine trino = TrinoEngine.shared();
    // Without the template's views, whose columns are what this test checks.
    trino.addTables(template, tables(template));
    trino.buckets().add(TrinoEngine.bucket(template), empty);
    for (SqlFile file : SqlFiles.views()) {
      List<ViewColumn> columns = trino.columns(database, file.sql());
      ArrayNode described = views.putArray(file.name());
      columns.forEach(
          column ->
              described.addObject().put("name", column.name()).put("type", column.trinoType()));
      trino
          .glue()
          .addView(
              database, new LakeView(file.name(), file.doc(), new AthenaView(file.sql(), columns)));
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(views) + "\n";
  }

  /// The tables of the definitions in the code: the committed template may be older, for it is
  /// generated from the columns of the views. No table has files, so one location serves all.
  private static List<ObjectNode> tables(EvaluatedTemplate template) {
    List<ObjectNode> committed = TemplateTables.of(template).tables();
    return LakeTables.all().stream().map(table -> described(table, committed)).toList();
  }

  private static ObjectNode described(TableDefinition table, List<ObjectNode> committed) {
    List<String> partition = table.partition().columnNames();
    ObjectNode input =
        committed.stream()
            .filter(other -> other.path("TableType").asText().equals("EXTERNAL_TABLE"))
            .filter(other -> other.path("PartitionKeys").findValuesAsText("Name").equals(partition))
            .findFirst()
            .orElseThrow()
            .deepCopy();
    input.put("Name", table.name());
    ArrayNode columns = ((ObjectNode) input.path("StorageDescriptor")).putArray("Columns");
    for (ColumnDefinition column : table.columns()) {
      columns.addObject().put("Name", column.name()).put("Type", column.type().glueName());
    }
    return input;
  }
}

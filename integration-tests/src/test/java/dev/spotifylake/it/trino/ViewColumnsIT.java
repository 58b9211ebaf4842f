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
import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.aws.AwsServer;
import dev.spotifylake.it.aws.GlueService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The column types of the views, as the engine makes them, are those that the catalog will be
/// told.
class ViewColumnsIT {
  private static final Path COMMITTED =
      Path.of("..", "common/src/main/resources/dev/spotifylake/common/catalog/view-columns.json");
  private static final String DATABASE = "spotify_lake";

  @TempDir private Path empty;

  @Test
  void theCommittedColumnsOfTheViewsAreThoseTheEngineMakes() throws Exception {
    String made = columnsMadeByTheEngine();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(COMMITTED, made);
    }

    assertThat(Files.readString(COMMITTED))
        .as("%s; write it again by ./regenerate", COMMITTED.getFileName())
        .isEqualTo(made);
  }

  private String columnsMadeByTheEngine() throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode views = json.createObjectNode();
    GlueService glue = new GlueService();
    try (LakeBucket bucket = new LakeBucket(empty);
        AwsServer aws = new AwsServer(new ActionLog(), List.of(glue), null, null)) {
      glue.addDatabase(DATABASE, tables());
      try (TrinoEngine trino = TrinoEngine.over(aws.url(), bucket.url())) {
        for (SqlFile file : SqlFiles.views()) {
          List<ViewColumn> columns = trino.columns(DATABASE, file.sql());
          ArrayNode described = views.putArray(file.name());
          columns.forEach(
              column ->
                  described.addObject().put("name", column.name()).put("type", column.trinoType()));
          glue.addView(
              DATABASE, new LakeView(file.name(), file.doc(), new AthenaView(file.sql(), columns)));
        }
      }
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(views) + "\n";
  }

  /// The tables as their definitions have them: the committed template may be older, and takes the
  /// columns of the views from here. No table has files, so each may stand where another does.
  private static List<ObjectNode> tables() {
    List<ObjectNode> committed =
        TemplateTables.of(TemplateTables.template("spotify-lake", "parquet", "2026-01-01"))
            .tables();
    return LakeTables.all().stream().map(table -> described(table, committed)).toList();
  }

  private static ObjectNode described(TableDefinition table, List<ObjectNode> committed) {
    String partition = table.partition().columnName();
    ObjectNode input =
        committed.stream()
            .filter(other -> other.at("/PartitionKeys/0/Name").asText().equals(partition))
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

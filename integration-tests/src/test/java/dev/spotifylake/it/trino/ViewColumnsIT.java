package dev.spotifylake.it.trino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
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
  // To write the file anew after a change of a view or a table.
  private static final boolean WRITE = Boolean.getBoolean("view-columns.write");
  private static final String DATABASE = "spotify_lake";

  @TempDir private Path empty;

  @Test
  void theCommittedColumnsOfTheViewsAreThoseTheEngineMakes() throws Exception {
    String made = columnsMadeByTheEngine();
    if (WRITE) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, made);
    }

    assertThat(Files.readString(COMMITTED))
        .as("%s; write it anew as docs/development/adding-a-view.md tells", COMMITTED.getFileName())
        .isEqualTo(made);
  }

  private String columnsMadeByTheEngine() throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode views = json.createObjectNode();
    GlueService glue = new GlueService();
    try (LakeBucket bucket = new LakeBucket(empty);
        AwsServer aws = new AwsServer(new ActionLog(), List.of(glue), null, null)) {
      glue.addDatabase(
          DATABASE,
          TemplateTables.of(TemplateTables.template("spotify-lake", "parquet", "2026-01-01"))
              .tables());
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
}

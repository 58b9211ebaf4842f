package dev.spotifylake.common.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The views for the catalog: the text of each from its one SQL file, the types of its columns from
/// a file that is written and checked by the engine itself (`view-columns.json`), since the catalog
/// asks for them and only the engine knows.
public final class LakeViews {
  private static final String COLUMNS = "view-columns.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private LakeViews() {}

  /// In the order in which they can be made.
  public static List<LakeView> all() {
    JsonNode columns = columns();
    return SqlFiles.views().stream().map(file -> view(file, columns.path(file.name()))).toList();
  }

  private static LakeView view(SqlFile file, JsonNode described) {
    List<ViewColumn> columns = new ArrayList<>();
    for (JsonNode column : described) {
      columns.add(new ViewColumn(column.path("name").asText(), column.path("type").asText()));
    }
    if (columns.isEmpty()) {
      throw new IllegalStateException(
          COLUMNS + " has no view " + file.name() + "; write it again by ./regenerate");
    }
    return new LakeView(file.name(), file.doc(), new AthenaView(file.sql(), columns));
  }

  private static JsonNode columns() {
    try (InputStream stream = LakeViews.class.getResourceAsStream(COLUMNS)) {
      if (stream == null) {
        throw new IllegalStateException(COLUMNS + " is missing from the build");
      }
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + COLUMNS, e);
    }
  }
}

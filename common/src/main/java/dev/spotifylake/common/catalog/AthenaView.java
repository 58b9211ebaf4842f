package dev.spotifylake.common.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.table.ColumnDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// A view as the Glue Data Catalog keeps it for Athena: a table of type [#TABLE_TYPE] whose
/// original text is a comment that holds, in base64, a JSON with query, catalog, schema and
/// columns. That is the form in which Athena itself stores `CREATE VIEW`.
///
/// @param sql the query alone, in Trino's SQL, without a semicolon
public record AthenaView(String sql, List<ViewColumn> columns) {
  /// Athena's name for the account's own catalog.
  public static final String CATALOG = "awsdatacatalog";

  public static final String TABLE_TYPE = "VIRTUAL_VIEW";
  public static final String TEXT_BEFORE = "/* Presto View: ";
  public static final String TEXT_AFTER = " */";
  public static final String EXPANDED_TEXT = "/* Presto View */";

  /// A table's parameters by which an engine knows the view as one of its own.
  public static final String MARK_PARAMETER = "presto_view";

  private static final ObjectMapper JSON = new ObjectMapper();

  public AthenaView {
    columns = List.copyOf(columns);
    if (sql.isBlank() || sql.stripTrailing().endsWith(";")) {
      throw new IllegalArgumentException("a view needs a query that does not end with a semicolon");
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a view needs columns");
    }
  }

  /// The type that an expression of a table's column has in Trino.
  public static ViewColumn columnLike(ColumnDefinition column) {
    return new ViewColumn(column.name(), column.type().trinoName());
  }

  /// What the text holds in base64.
  ///
  /// @param schema the database of names without one
  public String json(String schema) {
    ObjectNode view = JSON.createObjectNode();
    view.put("originalSql", sql);
    view.put("catalog", CATALOG);
    view.put("schema", schema);
    ArrayNode described = view.putArray("columns");
    for (ViewColumn column : columns) {
      described.addObject().put("name", column.name()).put("type", column.trinoType());
    }
    try {
      return JSON.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts is always JSON", e);
    }
  }

  /// The table's `ViewOriginalText`.
  public String originalText(String schema) {
    return TEXT_BEFORE
        + Base64.getEncoder().encodeToString(json(schema).getBytes(StandardCharsets.UTF_8))
        + TEXT_AFTER;
  }

  /// Reads the JSON back from a `ViewOriginalText`.
  ///
  /// @throws IllegalArgumentException where the text is no view's
  public static String jsonOf(String originalText) {
    String text = originalText.strip();
    if (!text.startsWith(TEXT_BEFORE) || !text.endsWith(TEXT_AFTER)) {
      throw new IllegalArgumentException(
          "not the text of a view; expected " + TEXT_BEFORE + "<base64>" + TEXT_AFTER);
    }
    String encoded = text.substring(TEXT_BEFORE.length(), text.length() - TEXT_AFTER.length());
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }
}

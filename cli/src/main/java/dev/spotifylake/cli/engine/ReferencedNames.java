package dev.spotifylake.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// The tables and views that a parsed statement reads.
///
/// @param names in lower case; names of its own WITH clauses may be among them
/// @param catalog whether it lists tables (SHOW TABLES, information_schema, ...)
record ReferencedNames(Set<String> names, boolean catalog) {
  static ReferencedNames in(JsonNode statement) {
    Set<String> names = new LinkedHashSet<>();
    boolean catalog = collect(statement, names);
    return new ReferencedNames(names, catalog);
  }

  private static boolean collect(JsonNode node, Set<String> names) {
    boolean catalog = false;
    switch (node.path("type").asText()) {
      case "BASE_TABLE" -> {
        names.add(node.path("table_name").asText().toLowerCase(Locale.ROOT));
        catalog = !node.path("schema_name").asText().isEmpty();
      }
      case "SHOW_REF" -> catalog = node.path("query").isNull();
      case "TABLE_FUNCTION" ->
          catalog = node.path("function").path("function_name").asText().startsWith("duckdb_");
      default -> {
        // Expressions and operators name no table themselves.
      }
    }
    for (JsonNode child : node) {
      catalog |= collect(child, names);
    }
    return catalog;
  }
}

package dev.spotifylake.it.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.it.stack.StackTemplate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the committed template puts into the Data Catalog and into Athena's tab of saved queries,
/// its functions worked out for some parameters.
///
/// @param tables the `TableInput` of each table that exists then
/// @param views the `TableInput` of each view of the lake
/// @param questions the SQL of each saved question, by name
record TemplateTables(
    List<ObjectNode> tables, List<ObjectNode> views, SortedMap<String, String> questions) {
  private static final String VIEW = "v_";

  /// @param lakeName the database's name, with hyphens for underlines
  /// @param format parquet, csv or both
  static StackTemplate template(String lakeName, String format, String firstDay)
      throws IOException {
    return StackTemplate.committed(
        Map.of(
            "LakeName", lakeName,
            "Format", format,
            "FirstDay", firstDay,
            "TimeZone", "Europe/Zurich"));
  }

  static TemplateTables of(StackTemplate template) {
    List<ObjectNode> inputs =
        template.ofType("AWS::Glue::Table").stream()
            .map(properties -> (ObjectNode) properties.path("TableInput"))
            .toList();
    SortedMap<String, String> questions = new TreeMap<>();
    for (JsonNode question : template.ofType("AWS::Athena::NamedQuery")) {
      questions.put(question.path("Name").asText(), question.path("QueryString").asText());
    }
    return new TemplateTables(
        inputs.stream().filter(input -> !isView(input)).toList(),
        inputs.stream().filter(TemplateTables::isView).toList(),
        questions);
  }

  private static boolean isView(JsonNode input) {
    return input.path("Name").asText().startsWith(VIEW);
  }
}

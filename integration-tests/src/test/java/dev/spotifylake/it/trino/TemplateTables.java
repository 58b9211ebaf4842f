package dev.spotifylake.it.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.testsupport.cloudformation.CloudFormationTemplate;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the committed template puts into the Data Catalog and into Athena's list of saved queries,
/// evaluated for some parameters.
///
/// @param tables the `TableInput` of each table whose condition is true
/// @param views the `TableInput` of each view of the lake
/// @param savedQueries the SQL of each saved query, by name
record TemplateTables(
    List<ObjectNode> tables, List<ObjectNode> views, SortedMap<String, String> savedQueries) {
  private static final String VIEW = "v_";

  /// @param lakeName the database's name, with hyphens for underscores
  /// @param format parquet, csv or both
  static EvaluatedTemplate template(String lakeName, String format) {
    return CloudFormationTemplate.committed()
        .evaluate(
            Map.of(
                "AlarmMail",
                "none",
                "LakeName",
                lakeName,
                "Format",
                format,
                "TimeZone",
                "Europe/Zurich"));
  }

  static TemplateTables of(EvaluatedTemplate template) {
    List<ObjectNode> inputs =
        template.ofType("AWS::Glue::Table").stream()
            .map(table -> (ObjectNode) table.at("/TableInput"))
            .toList();
    SortedMap<String, String> savedQueries = new TreeMap<>();
    for (EvaluatedResource query : template.ofType("AWS::Athena::NamedQuery")) {
      savedQueries.put(query.text("/Name"), query.text("/QueryString"));
    }
    return new TemplateTables(
        inputs.stream().filter(input -> !isView(input)).toList(),
        inputs.stream().filter(TemplateTables::isView).toList(),
        savedQueries);
  }

  private static boolean isView(JsonNode input) {
    return input.path("Name").asText().startsWith(VIEW);
  }
}

package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.testsupport.cloudformation.CloudFormationTemplate;
import dev.spotifylake.testsupport.cloudformation.DeploymentTarget;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A template that is checked against the requirements: as written, and evaluated for each format.
final class Candidate {
  static final DeploymentTarget TARGET = DeploymentTarget.example();

  private final CloudFormationTemplate template;
  private final List<TableDefinition> definitions;

  Candidate(JsonNode root) {
    this(root, LakeTables.all());
  }

  /// @param definitions what the tables of the template are held against
  Candidate(JsonNode root, List<TableDefinition> definitions) {
    this.template = CloudFormationTemplate.of(root);
    this.definitions = List.copyOf(definitions);
  }

  List<TableDefinition> definitions() {
    return definitions;
  }

  /// The template that is committed.
  static JsonNode committed() {
    return CloudFormationTemplate.committed().root();
  }

  JsonNode root() {
    return template.root();
  }

  JsonNode resources() {
    return root().path("Resources");
  }

  EvaluatedTemplate stack() {
    return with(Map.of());
  }

  EvaluatedTemplate in(LakeFormat format) {
    return with(Map.of("Format", format.name().toLowerCase(Locale.ROOT)));
  }

  /// With these parameters, and a mail address where none is given.
  EvaluatedTemplate with(Map<String, String> parameters) {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("AlarmMail", "someone@example.org");
    given.putAll(parameters);
    return template.evaluate(given, TARGET);
  }

  EvaluatedResource resource(String logicalId) {
    return stack().resource(logicalId);
  }
}

package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.infra.template.CloudFormationTemplate;
import dev.spotifylake.infra.template.DeployedResource;
import dev.spotifylake.infra.template.DeployedStack;
import dev.spotifylake.infra.template.DeploymentTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A template that is asked whether it meets the requirements: as written, and as deployed in each
/// format.
final class Candidate {
  static final DeploymentTarget PLACE = DeploymentTarget.example();

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
    try {
      return CloudFormationTemplate.read(Path.of("template.json")).root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return template.root();
  }

  JsonNode resources() {
    return root().path("Resources");
  }

  DeployedStack stack() {
    return with(Map.of());
  }

  DeployedStack in(LakeFormat format) {
    return with(Map.of("Format", format.name().toLowerCase(Locale.ROOT)));
  }

  /// With these parameters, and a mail address where none is given.
  DeployedStack with(Map<String, String> parameters) {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("AlarmMail", "someone@example.org");
    given.putAll(parameters);
    return template.deployedWith(given, PLACE);
  }

  DeployedResource resource(String logicalId) {
    return stack().resource(logicalId);
  }
}

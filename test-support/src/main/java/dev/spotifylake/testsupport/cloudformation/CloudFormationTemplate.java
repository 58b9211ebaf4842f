package dev.spotifylake.testsupport.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotifylake.common.LakeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a template and evaluates it as CloudFormation does: the parameters decide which resources
/// exist, and references become physical names and ARNs.
public final class CloudFormationTemplate {
  private final JsonNode root;

  private CloudFormationTemplate(JsonNode root) {
    this.root = root;
  }

  public static CloudFormationTemplate read(Path file) throws IOException {
    return new CloudFormationTemplate(new ObjectMapper().readTree(file.toFile()));
  }

  /// The template that is committed, found from the folder of any module.
  public static CloudFormationTemplate committed() {
    try {
      return read(Path.of("..", "infra", "template.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static CloudFormationTemplate of(JsonNode root) {
    return new CloudFormationTemplate(root);
  }

  /// The template as it is written.
  public JsonNode root() {
    return root;
  }

  /// As [#evaluate(Map, DeploymentTarget)], for the example account.
  public EvaluatedTemplate evaluate(Map<String, String> given) {
    return evaluate(given, DeploymentTarget.example());
  }

  /// Resolves conditions, references and intrinsic functions.
  ///
  /// @param given parameter values; the others take their defaults
  /// @throws LakeException where CloudFormation would refuse a value or a reference
  public EvaluatedTemplate evaluate(Map<String, String> given, DeploymentTarget target) {
    IntrinsicFunctions intrinsics = new IntrinsicFunctions(root, parameters(given), target);
    SortedMap<String, EvaluatedResource> resources = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("Resources").properties()) {
      JsonNode declared = entry.getValue();
      if (intrinsics.isWanted(declared)) {
        JsonNode properties = intrinsics.resolve(declared.path("Properties"));
        resources.put(
            entry.getKey(),
            new EvaluatedResource(entry.getKey(), declared.path("Type").asText(), properties));
      }
    }
    SortedMap<String, String> outputs = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("Outputs").properties()) {
      if (intrinsics.isWanted(entry.getValue())) {
        outputs.put(entry.getKey(), intrinsics.resolve(entry.getValue().path("Value")).asText());
      }
    }
    return new EvaluatedTemplate(resources, outputs, target);
  }

  private Map<String, String> parameters(Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    JsonNode declared = root.path("Parameters");
    for (String name : given.keySet()) {
      if (!declared.has(name)) {
        throw new LakeException("the template has no parameter " + name);
      }
    }
    for (Map.Entry<String, JsonNode> entry : declared.properties()) {
      values.put(entry.getKey(), checked(entry.getKey(), entry.getValue(), given));
    }
    return values;
  }

  private static String checked(String name, JsonNode declared, Map<String, String> given) {
    String value = given.containsKey(name) ? given.get(name) : text(declared.get("Default"));
    if (value == null) {
      throw new LakeException("parameter " + name + " has no default and must be given");
    }
    String wrong = whatIsWrong(declared, value);
    if (wrong != null) {
      throw new LakeException("parameter " + name + " is '" + value + "': " + wrong);
    }
    return value;
  }

  private static @Nullable String whatIsWrong(JsonNode declared, String value) {
    JsonNode allowed = declared.path("AllowedValues");
    if (allowed.isArray()) {
      for (JsonNode one : allowed) {
        if (one.asText().equals(value)) {
          return null;
        }
      }
      return "expected one of " + allowed;
    }
    if (declared.has("AllowedPattern") && !value.matches(declared.get("AllowedPattern").asText())) {
      return "expected " + declared.path("ConstraintDescription").asText();
    }
    if (declared.has("MaxLength") && value.length() > declared.get("MaxLength").asInt()) {
      return "longer than " + declared.get("MaxLength");
    }
    if (declared.has("MinValue")
        && (!value.matches("-?[0-9]+")
            || Long.parseLong(value) < declared.get("MinValue").asLong())) {
      return "expected a number from " + declared.get("MinValue");
    }
    return null;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : node.asText();
  }
}

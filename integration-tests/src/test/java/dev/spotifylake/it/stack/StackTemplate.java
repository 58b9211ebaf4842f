package dev.spotifylake.it.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The committed template with its parameters filled in, its functions worked out, and a name for
/// each resource, as CloudFormation would deploy it.
public final class StackTemplate {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");

  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::AccountId", PhysicalNames.ACCOUNT,
          "AWS::Region", PhysicalNames.REGION,
          "AWS::Partition", "aws",
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::StackName", "lake");

  private final JsonNode root;
  private final Map<String, String> parameters = new TreeMap<>();
  private final PhysicalNames names = new PhysicalNames();

  private StackTemplate(JsonNode root, Map<String, String> chosen) {
    this.root = root;
    root.path("Parameters")
        .properties()
        .forEach(
            entry -> parameters.put(entry.getKey(), entry.getValue().path("Default").asText()));
    parameters.putAll(chosen);
  }

  /// @param chosen parameters; the others have the template's defaults
  public static StackTemplate committed(Map<String, String> chosen) throws IOException {
    Path file = Path.of("..", "infra", "template.json");
    return new StackTemplate(JSON.readTree(Files.readAllBytes(file)), chosen);
  }

  /// The properties of a resource, worked out.
  public JsonNode properties(String logicalId) {
    JsonNode resource = root.path("Resources").path(logicalId);
    if (resource.isMissingNode()) {
      throw new IllegalArgumentException("the template has no resource " + logicalId);
    }
    return resolve(resource.path("Properties"));
  }

  /// The properties of each resource of that type whose condition holds, worked out.
  public List<JsonNode> ofType(String type) {
    List<JsonNode> properties = new ArrayList<>();
    for (Map.Entry<String, JsonNode> resource : root.path("Resources").properties()) {
      JsonNode condition = resource.getValue().path("Condition");
      if (resource.getValue().path("Type").asText().equals(type)
          && (condition.isMissingNode() || holds(condition.asText()))) {
        properties.add(properties(resource.getKey()));
      }
    }
    return properties;
  }

  /// What a `Ref` to the resource gives.
  public String physicalId(String logicalId) {
    String type = root.path("Resources").path(logicalId).path("Type").asText();
    return names.ref(logicalId, type, properties(logicalId));
  }

  public String arn(String logicalId) {
    String type = root.path("Resources").path(logicalId).path("Type").asText();
    return names.arn(logicalId, type, properties(logicalId));
  }

  /// The outputs whose condition holds.
  public SortedMap<String, String> outputs() {
    SortedMap<String, String> outputs = new TreeMap<>();
    root.path("Outputs")
        .properties()
        .forEach(
            output -> {
              JsonNode condition = output.getValue().path("Condition");
              if (condition.isMissingNode() || holds(condition.asText())) {
                outputs.put(output.getKey(), resolve(output.getValue().path("Value")).asText());
              }
            });
    return outputs;
  }

  private boolean holds(String condition) {
    return truth(root.path("Conditions").path(condition));
  }

  private boolean truth(JsonNode expression) {
    Map.Entry<String, JsonNode> call = expression.properties().iterator().next();
    JsonNode arguments = call.getValue();
    return switch (call.getKey()) {
      case "Fn::Equals" ->
          resolve(arguments.get(0)).asText().equals(resolve(arguments.get(1)).asText());
      case "Fn::Not" -> !truth(arguments.get(0));
      case "Fn::And" -> arguments.valueStream().allMatch(this::truth);
      case "Fn::Or" -> arguments.valueStream().anyMatch(this::truth);
      case "Condition" -> holds(arguments.asText());
      default -> throw new IllegalArgumentException("no condition function " + call.getKey());
    };
  }

  private JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      ArrayNode resolved = NODES.arrayNode();
      for (JsonNode element : node) {
        JsonNode value = resolve(element);
        if (!value.isMissingNode()) {
          resolved.add(value);
        }
      }
      return resolved;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      Map.Entry<String, JsonNode> call = node.properties().iterator().next();
      if (call.getKey().equals("Ref") || call.getKey().startsWith("Fn::")) {
        return call(call.getKey(), call.getValue());
      }
    }
    ObjectNode resolved = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = resolve(field.getValue());
      if (!value.isMissingNode()) {
        resolved.set(field.getKey(), value);
      }
    }
    return resolved;
  }

  private JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> ref(argument.asText());
      case "Fn::GetAtt" -> attribute(argument.get(0).asText(), argument.get(1).asText());
      case "Fn::Join" -> join(argument.get(0).asText(), resolve(argument.get(1)));
      case "Fn::Split" -> split(argument.get(0).asText(), resolve(argument.get(1)).asText());
      case "Fn::Select" -> resolve(argument.get(1)).get(argument.get(0).asInt());
      case "Fn::Sub" -> TextNode.valueOf(substitute(argument.asText()));
      case "Fn::If" -> resolve(holds(argument.get(0).asText()) ? argument.get(1) : argument.get(2));
      default -> throw new IllegalArgumentException("no function " + function);
    };
  }

  private JsonNode ref(String name) {
    if (name.equals("AWS::NoValue")) {
      return MissingNode.getInstance();
    }
    String value = parameters.getOrDefault(name, PSEUDO.get(name));
    return TextNode.valueOf(value != null ? value : physicalId(name));
  }

  private JsonNode attribute(String logicalId, String attribute) {
    return TextNode.valueOf(
        attribute.equals("Arn") ? arn(logicalId) : physicalId(logicalId) + "." + attribute);
  }

  private static JsonNode join(String delimiter, JsonNode parts) {
    return TextNode.valueOf(
        String.join(delimiter, parts.valueStream().map(JsonNode::asText).toList()));
  }

  private static JsonNode split(String delimiter, String text) {
    ArrayNode parts = NODES.arrayNode();
    for (String part : text.split(Pattern.quote(delimiter), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private String substitute(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              String[] parts = found.group(1).split("\\.", 2);
              JsonNode value = parts.length == 1 ? ref(parts[0]) : attribute(parts[0], parts[1]);
              return Matcher.quoteReplacement(value.asText());
            });
  }
}

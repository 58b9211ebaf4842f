package dev.spotifylake.testsupport.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.spotifylake.common.LakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CloudFormation's functions, as far as the lake's template uses them.
final class IntrinsicFunctions {
  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode template;
  private final Map<String, String> parameters;
  private final DeploymentTarget target;
  private final PhysicalNames names;

  IntrinsicFunctions(JsonNode template, Map<String, String> parameters, DeploymentTarget target) {
    this.template = template;
    this.parameters = parameters;
    this.target = target;
    this.names = new PhysicalNames(target);
  }

  /// Whether the condition of a resource or an output holds, or it has none.
  boolean isWanted(JsonNode declared) {
    return !declared.has("Condition") || condition(declared.get("Condition").asText());
  }

  private boolean condition(String name) {
    JsonNode expression = template.path("Conditions").path(name);
    if (expression.isMissingNode()) {
      throw new LakeException("the template has no condition " + name);
    }
    return holds(expression);
  }

  private boolean holds(JsonNode expression) {
    Map.Entry<String, JsonNode> function = onlyField(expression);
    JsonNode argument = function.getValue();
    return switch (function.getKey()) {
      case "Fn::Equals" -> text(argument.get(0)).equals(text(argument.get(1)));
      case "Fn::Not" -> !holds(argument.get(0));
      case "Condition" -> condition(argument.asText());
      default -> throw new LakeException("condition with " + function.getKey() + " is not known");
    };
  }

  /// A value without functions; a missing node where it is `AWS::NoValue`.
  JsonNode resolve(JsonNode value) {
    if (value.isArray()) {
      ArrayNode resolved = NODES.arrayNode();
      for (JsonNode one : value) {
        JsonNode element = resolve(one);
        if (!element.isMissingNode()) {
          resolved.add(element);
        }
      }
      return resolved;
    }
    if (!value.isObject()) {
      return value;
    }
    if (isFunction(value)) {
      return call(onlyField(value));
    }
    ObjectNode resolved = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode element = resolve(field.getValue());
      if (!element.isMissingNode()) {
        resolved.set(field.getKey(), element);
      }
    }
    return resolved;
  }

  private static boolean isFunction(JsonNode value) {
    if (value.size() != 1) {
      return false;
    }
    String name = value.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private JsonNode call(Map.Entry<String, JsonNode> function) {
    JsonNode argument = function.getValue();
    return switch (function.getKey()) {
      case "Ref" -> reference(argument.asText());
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::If" ->
          resolve(condition(argument.get(0).asText()) ? argument.get(1) : argument.get(2));
      case "Fn::Join" ->
          TextNode.valueOf(String.join(argument.get(0).asText(), texts(argument.get(1))));
      case "Fn::Split" -> split(text(argument.get(1)), argument.get(0).asText());
      case "Fn::Select" -> resolve(argument.get(1)).get(Integer.parseInt(text(argument.get(0))));
      case "Fn::Sub" -> TextNode.valueOf(substituted(argument));
      case "Fn::Base64" ->
          TextNode.valueOf(
              Base64.getEncoder().encodeToString(text(argument).getBytes(StandardCharsets.UTF_8)));
      default -> throw new LakeException("the function " + function.getKey() + " is not known");
    };
  }

  private JsonNode reference(String name) {
    if (parameters.containsKey(name)) {
      return TextNode.valueOf(parameters.get(name));
    }
    return switch (name) {
      case "AWS::NoValue" -> MissingNode.getInstance();
      case "AWS::AccountId" -> TextNode.valueOf(target.account());
      case "AWS::Region" -> TextNode.valueOf(target.region());
      case "AWS::Partition" -> TextNode.valueOf(target.partition());
      case "AWS::URLSuffix" -> TextNode.valueOf(target.urlSuffix());
      case "AWS::StackName" -> TextNode.valueOf(target.stackName());
      default -> {
        JsonNode resource = resource(name);
        yield TextNode.valueOf(names.ref(name, type(resource), naming(resource)));
      }
    };
  }

  private JsonNode attribute(JsonNode argument) {
    String logicalId = argument.get(0).asText();
    JsonNode resource = resource(logicalId);
    return TextNode.valueOf(
        names.attribute(logicalId, type(resource), naming(resource), argument.get(1).asText()));
  }

  private JsonNode resource(String logicalId) {
    JsonNode resource = template.path("Resources").path(logicalId);
    if (resource.isMissingNode()) {
      throw new LakeException("the template refers to " + logicalId + ", which it does not have");
    }
    if (!isWanted(resource)) {
      throw new LakeException(
          "the template refers to " + logicalId + ", which these parameters leave out");
    }
    return resource;
  }

  private static String type(JsonNode resource) {
    return resource.path("Type").asText();
  }

  // Only the properties that hold names: others may refer back to the one who asks.
  private JsonNode naming(JsonNode resource) {
    ObjectNode naming = NODES.objectNode();
    for (Map.Entry<String, JsonNode> property : resource.path("Properties").properties()) {
      String name = property.getKey();
      if (name.equals("TableInput") || name.equals("DatabaseInput")) {
        JsonNode input = property.getValue();
        JsonNode chosen = input.has("Fn::If") ? input.get("Fn::If").get(1) : input;
        naming.set(name, NODES.objectNode().set("Name", resolve(chosen.path("Name"))));
      } else if (name.endsWith("Name") && !name.equals("DatabaseName")) {
        naming.set(name, resolve(property.getValue()));
      }
    }
    return naming;
  }

  private JsonNode split(String text, String separator) {
    ArrayNode parts = NODES.arrayNode();
    for (String part : text.split(Pattern.quote(separator), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private String substituted(JsonNode argument) {
    Map<String, String> local = new HashMap<>();
    if (argument.isArray()) {
      for (Map.Entry<String, JsonNode> variable : argument.get(1).properties()) {
        local.put(variable.getKey(), text(variable.getValue()));
      }
    }
    String pattern = argument.isArray() ? argument.get(0).asText() : argument.asText();
    Matcher matcher = SUBSTITUTED.matcher(pattern);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          text,
          Matcher.quoteReplacement(
              matcher.group(1).isEmpty()
                  ? variable(matcher.group(2), local)
                  : "${" + matcher.group(2) + "}"));
    }
    return matcher.appendTail(text).toString();
  }

  private String variable(String name, Map<String, String> local) {
    if (local.containsKey(name)) {
      return local.get(name);
    }
    int dot = name.indexOf('.');
    if (dot < 0) {
      return reference(name).asText();
    }
    ArrayNode argument = NODES.arrayNode().add(name.substring(0, dot)).add(name.substring(dot + 1));
    return attribute(argument).asText();
  }

  private String text(JsonNode value) {
    return resolve(value).asText();
  }

  private List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : resolve(list)) {
      texts.add(one.asText());
    }
    return texts;
  }

  private static Map.Entry<String, JsonNode> onlyField(JsonNode node) {
    return node.properties().iterator().next();
  }
}

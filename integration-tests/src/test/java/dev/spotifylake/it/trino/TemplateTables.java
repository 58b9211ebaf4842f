package dev.spotifylake.it.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tables that the committed template would make, its functions worked out for some parameters.
final class TemplateTables {
  /// The bucket that the template's own name for it stands for here.
  static final String BUCKET = "lake-curated";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode template;
  private final Map<String, String> values = new TreeMap<>();

  private TemplateTables(JsonNode template) {
    this.template = template;
    template
        .path("Parameters")
        .properties()
        .forEach(
            parameter ->
                values.put(parameter.getKey(), parameter.getValue().path("Default").asText()));
    values.put("StorageCurated", BUCKET);
    values.put("AWS::AccountId", "123456789012");
  }

  /// @param lakeName the database's name, with hyphens for underlines
  /// @param format parquet, csv or both
  /// @return the `TableInput` of each table that exists then
  static List<ObjectNode> of(String lakeName, String format, String firstDay) throws IOException {
    Path file = Path.of("..", "infra", "template.json");
    TemplateTables tables = new TemplateTables(JSON.readTree(Files.readString(file)));
    tables.values.put("LakeName", lakeName);
    tables.values.put("Format", format);
    tables.values.put("FirstDay", firstDay);
    tables.values.put("Database", lakeName.replace('-', '_'));
    return tables.all();
  }

  private List<ObjectNode> all() {
    List<ObjectNode> inputs = new ArrayList<>();
    for (JsonNode resource : template.path("Resources")) {
      String condition = resource.path("Condition").asText("");
      if (resource.path("Type").asText().equals("AWS::Glue::Table")
          && (condition.isEmpty() || holds(template.path("Conditions").path(condition)))) {
        inputs.add((ObjectNode) resolve(resource.path("Properties").path("TableInput")));
      }
    }
    return inputs;
  }

  private boolean holds(JsonNode condition) {
    Map.Entry<String, JsonNode> call = condition.properties().iterator().next();
    JsonNode arguments = call.getValue();
    return switch (call.getKey()) {
      case "Fn::Equals" ->
          resolve(arguments.get(0)).asText().equals(resolve(arguments.get(1)).asText());
      case "Fn::Not" -> !holds(arguments.get(0));
      default -> throw new IllegalArgumentException("no condition function " + call.getKey());
    };
  }

  private JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      ArrayNode resolved = JSON.createArrayNode();
      node.forEach(element -> resolved.add(resolve(element)));
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
    ObjectNode resolved = JSON.createObjectNode();
    node.properties().forEach(field -> resolved.set(field.getKey(), resolve(field.getValue())));
    return resolved;
  }

  private JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> text(value(argument.asText()));
      case "Fn::If" ->
          resolve(
              holds(template.path("Conditions").path(argument.get(0).asText()))
                  ? argument.get(1)
                  : argument.get(2));
      case "Fn::Join" -> {
        List<String> parts = new ArrayList<>();
        resolve(argument.get(1)).forEach(part -> parts.add(part.asText()));
        yield text(String.join(argument.get(0).asText(), parts));
      }
      case "Fn::Split" -> {
        ArrayNode parts = JSON.createArrayNode();
        for (String part : resolve(argument.get(1)).asText().split(argument.get(0).asText(), -1)) {
          parts.add(part);
        }
        yield parts;
      }
      case "Fn::Base64" ->
          text(
              Base64.getEncoder()
                  .encodeToString(resolve(argument).asText().getBytes(StandardCharsets.UTF_8)));
      case "Fn::Sub" -> substitute(argument);
      default -> throw new IllegalArgumentException("no function " + function);
    };
  }

  private JsonNode substitute(JsonNode argument) {
    String filled = argument.isArray() ? argument.get(0).asText() : argument.asText();
    JsonNode named = argument.isArray() ? argument.get(1) : MissingNode.getInstance();
    for (Map.Entry<String, JsonNode> name : named.properties()) {
      filled = filled.replace("${" + name.getKey() + "}", resolve(name.getValue()).asText());
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    return text(filled.replace("${!", "${"));
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the template's tables refer to the unknown " + name);
    }
    return value;
  }

  private static JsonNode text(String value) {
    return TextNode.valueOf(value);
  }
}

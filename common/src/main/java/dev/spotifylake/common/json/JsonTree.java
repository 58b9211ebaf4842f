package dev.spotifylake.common.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/// Trees of JSON, read and written without an object mapper: setting one up costs a cold start more
/// than the reading does.
public final class JsonTree {
  // Spotify's own responses nest about ten deep; what goes beyond this is hostile.
  private static final int DEEPEST = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  /// Reads one whole object. The last of two fields of one name holds, as in every common reader.
  ///
  /// @param leftOut names of fields that the tree does not get, at any depth
  /// @throws IOException if the bytes are anything else, cut off included
  public static ObjectNode parse(byte[] bytes, Set<String> leftOut) throws IOException {
    try (JsonParser json = FACTORY.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(json, "expected a JSON object");
      }
      ObjectNode object = readObject(json, leftOut);
      if (json.nextToken() != null) {
        throw new JsonParseException(json, "more follows after the JSON object");
      }
      return object;
    }
  }

  /// The node of the scalar on which the parser stands. An integer beyond 64 bits is kept as its
  /// text: it is larger than any number the lake stores.
  public static JsonNode scalar(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    return switch (token == null ? JsonToken.NOT_AVAILABLE : token) {
      case VALUE_STRING -> NODES.textNode(json.getText());
      case VALUE_NUMBER_INT ->
          json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? NODES.textNode(json.getText())
              : NODES.numberNode(json.getLongValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new JsonParseException(json, "expected a value, found " + token);
    };
  }

  private static JsonNode read(JsonParser json, Set<String> leftOut) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> readObject(json, leftOut);
      case START_ARRAY -> readArray(json, leftOut);
      case null, default -> scalar(json);
    };
  }

  private static ObjectNode readObject(JsonParser json, Set<String> leftOut) throws IOException {
    ObjectNode object = NODES.objectNode();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (leftOut.contains(name)) {
        json.skipChildren();
      } else {
        object.set(name, read(json, leftOut));
      }
    }
    return object;
  }

  private static ArrayNode readArray(JsonParser json, Set<String> leftOut) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(json, leftOut));
    }
    return array;
  }

  /// As JSON in UTF-8, fields in their order, without spaces.
  public static byte[] bytes(JsonNode value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, JsonNode value) throws IOException {
    switch (value.getNodeType()) {
      case OBJECT -> {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          json.writeFieldName(field.getKey());
          write(json, field.getValue());
        }
        json.writeEndObject();
      }
      case ARRAY -> {
        json.writeStartArray();
        for (JsonNode element : value) {
          write(json, element);
        }
        json.writeEndArray();
      }
      case STRING -> json.writeString(value.textValue());
      case BOOLEAN -> json.writeBoolean(value.booleanValue());
      case NUMBER -> {
        if (value.isIntegralNumber()) {
          json.writeNumber(value.bigIntegerValue());
        } else {
          json.writeNumber(value.doubleValue());
        }
      }
      case NULL, MISSING -> json.writeNull();
      case BINARY, POJO -> throw new IllegalArgumentException("not JSON: " + value.getNodeType());
    }
  }
}

package dev.spotifylake.transform.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonTree;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// Builds the tree of one element from the stream and counts its fields.
///
/// For `available_markets` the tree holds the number of countries instead of the list: these lists
/// are about half of all bytes that Spotify sends.
final class JsonTrees {
  static final String MARKETS = "available_markets";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTrees() {}

  /// Reads the value at whose first token the parser is, and leaves the parser at its last token.
  static JsonNode read(JsonParser json, FieldCounts.PathCounts counts) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      return readObject(json, counts);
    }
    return json.currentToken() == JsonToken.START_ARRAY
        ? readArray(json, counts)
        : JsonTree.scalar(json);
  }

  private static ObjectNode readObject(JsonParser json, FieldCounts.PathCounts counts)
      throws IOException {
    ObjectNode object = NODES.objectNode();
    counts.countObject();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      readField(json, name, object, counts);
    }
    return object;
  }

  /// Reads the value of a field into its object.
  static void readField(
      JsonParser json, String name, ObjectNode object, FieldCounts.PathCounts counts)
      throws IOException {
    FieldCounts.PathCounts field = counts.field(name);
    JsonNode value =
        name.equals(MARKETS) && json.currentToken() == JsonToken.START_ARRAY
            ? countElements(json)
            : read(json, field);
    // Of two fields with one name the last is taken, as in every common reader.
    if (object.replace(name, value) == null) {
      field.countPresent();
    }
  }

  /// Counts the fields of a value without building it.
  static void count(JsonParser json, FieldCounts.PathCounts counts) throws IOException {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      FieldCounts.PathCounts each = counts.elements();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        count(json, each);
      }
    } else if (json.currentToken() == JsonToken.START_OBJECT) {
      counts.countObject();
      Set<String> seen = new HashSet<>();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        FieldCounts.PathCounts field = counts.field(name);
        if (seen.add(name)) {
          field.countPresent();
        }
        if (name.equals(MARKETS)) {
          json.skipChildren();
        } else {
          count(json, field);
        }
      }
    }
  }

  private static JsonNode countElements(JsonParser json) throws IOException {
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      json.skipChildren();
      count++;
    }
    return NODES.numberNode(count);
  }

  private static ArrayNode readArray(JsonParser json, FieldCounts.PathCounts counts)
      throws IOException {
    ArrayNode array = NODES.arrayNode();
    FieldCounts.PathCounts each = counts.elements();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(json, each));
    }
    return array;
  }
}

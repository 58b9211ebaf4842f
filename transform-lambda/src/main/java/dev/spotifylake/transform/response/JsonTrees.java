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

/// Builds the small tree of one element off the stream, and counts its fields on the way.
///
/// Of `available_markets` the tree holds the number of countries instead of the list: the lists are
/// about half of all bytes Spotify sends.
final class JsonTrees {
  static final String MARKETS = "available_markets";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTrees() {}

  /// Reads the value on whose first token the parser stands, and leaves it on the last.
  static JsonNode read(JsonParser json, FieldCounts.Place place) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      return readObject(json, place);
    }
    return json.currentToken() == JsonToken.START_ARRAY
        ? readArray(json, place)
        : JsonTree.scalar(json);
  }

  private static ObjectNode readObject(JsonParser json, FieldCounts.Place place)
      throws IOException {
    ObjectNode object = NODES.objectNode();
    place.countObject();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      readField(json, name, object, place);
    }
    return object;
  }

  /// Reads the value of a field into the object that has it.
  static void readField(JsonParser json, String name, ObjectNode object, FieldCounts.Place place)
      throws IOException {
    FieldCounts.Place field = place.field(name);
    JsonNode value =
        name.equals(MARKETS) && json.currentToken() == JsonToken.START_ARRAY
            ? countElements(json)
            : read(json, field);
    // The last of two fields of one name holds, as in every common reader.
    if (object.replace(name, value) == null) {
      field.countPresent();
    }
  }

  /// Counts the fields of a value without building it.
  static void count(JsonParser json, FieldCounts.Place place) throws IOException {
    if (json.currentToken() == JsonToken.START_ARRAY) {
      FieldCounts.Place each = place.elements();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        count(json, each);
      }
    } else if (json.currentToken() == JsonToken.START_OBJECT) {
      place.countObject();
      Set<String> seen = new HashSet<>();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        FieldCounts.Place field = place.field(name);
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

  private static ArrayNode readArray(JsonParser json, FieldCounts.Place place) throws IOException {
    ArrayNode array = NODES.arrayNode();
    FieldCounts.Place each = place.elements();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(json, each));
    }
    return array;
  }
}

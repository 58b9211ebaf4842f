package dev.spotifylake.transform.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one answer in a stream: of the arrays of its shape one element at a time is in memory,
/// whatever the length of the answer.
public final class ResponseReader {
  private final ResponseShape shape;
  private final ElementSink sink;
  private final FieldCounts fields;
  private final Map<String, Integer> elementsByPath = new HashMap<>();
  private final Map<String, String> pathByAlternative = new HashMap<>();
  private boolean countedListFound;
  private int countedElements;
  private String position = "$";

  public ResponseReader(ResponseShape shape, ElementSink sink, FieldCounts fields) {
    this.shape = shape;
    this.sink = sink;
    this.fields = fields;
  }

  /// Reads the answer on whose first token the parser stands.
  ///
  /// @return the number of elements in the lists that are counted; null where it has no such list
  public @Nullable Integer read(JsonParser json) throws IOException {
    try {
      JsonToken token = json.currentToken();
      if (token == JsonToken.START_OBJECT) {
        readObject(json);
      } else if (token == JsonToken.START_ARRAY) {
        countedListFound = true;
        readElements(json, "", bareMapper(), true, fields.root());
      } else {
        rejectAnswer("unknown_shape", json.getText());
      }
    } catch (JsonProcessingException broken) {
      rejectAnswer("not_json", broken.getOriginalMessage());
    }
    return countedListFound ? Integer.valueOf(countedElements) : null;
  }

  private void rejectAnswer(String reason, @Nullable String excerpt) throws IOException {
    sink.beginElement();
    sink.reject(position, reason, excerpt);
    sink.endElement(position);
  }

  /// An answer that is nothing but an array is taken for the elements themselves.
  private ElementMapper bareMapper() {
    ElementMapper whole = shape.whole();
    return whole != null ? whole : shape.lists().getFirst().mapper();
  }

  private void readObject(JsonParser json) throws IOException {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    readFields(json, "", rest, fields.root());
    ElementMapper whole = shape.whole();
    if (countedListFound) {
      return;
    }
    if (whole == null) {
      rejectAnswer("unknown_shape", rest.toString());
    } else {
      mapElement(whole, rest, 0, "$", true);
    }
  }

  /// Reads the fields of an object that lies on the way to the lists; what is no list goes into the
  /// rest.
  private void readFields(JsonParser json, String path, ObjectNode rest, FieldCounts.Place place)
      throws IOException {
    place.countObject();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      String fieldPath = path.isEmpty() ? name : path + "." + name;
      JsonToken token = json.nextToken();
      FieldCounts.Place field = place.field(name);
      ElementList list = listAt(fieldPath);
      if (list != null && token == JsonToken.START_ARRAY) {
        if (!rest.has(name)) {
          field.countPresent();
        }
        readList(json, list, field);
        rest.putArray(name); // that there was one is all a mapper may want to know
      } else if (token == JsonToken.START_OBJECT && leadsToList(fieldPath)) {
        if (!rest.has(name)) {
          field.countPresent();
        }
        ObjectNode inner = JsonNodeFactory.instance.objectNode();
        readFields(json, fieldPath, inner, field);
        rest.set(name, inner);
      } else if (shape.whole() == null && token.isStructStart() && !name.equals("error")) {
        // Nobody asks for it, and it may be of any size.
        if (rest.replace(name, rest.nullNode()) == null) {
          field.countPresent();
        }
        JsonTrees.count(json, field);
      } else {
        JsonTrees.readField(json, name, rest, place);
      }
    }
  }

  private @Nullable ElementList listAt(String path) {
    for (ElementList list : shape.lists()) {
      if (list.path().equals(path)) {
        return list;
      }
    }
    return null;
  }

  private boolean leadsToList(String path) {
    for (ElementList list : shape.lists()) {
      if (list.path().startsWith(path) && list.path().startsWith(".", path.length())) {
        return true;
      }
    }
    return false;
  }

  private void readList(JsonParser json, ElementList list, FieldCounts.Place place)
      throws IOException {
    countedListFound |= list.counted();
    String taken = pathByAlternative.get(list.alternative());
    if (taken != null && !taken.equals(list.path())) {
      JsonTrees.count(json, place); // the other spelling of what was read already: its fields count
      return;
    }
    readElements(json, list.path(), list.mapper(), list.counted(), place);
    if (elementsByPath.getOrDefault(list.path(), 0) > 0) {
      pathByAlternative.put(list.alternative(), list.path());
    }
  }

  private void readElements(
      JsonParser json, String path, ElementMapper mapper, boolean counted, FieldCounts.Place place)
      throws IOException {
    FieldCounts.Place each = place.elements();
    String prefix = path.isEmpty() ? "$[" : "$." + path + "[";
    int index = elementsByPath.getOrDefault(path, 0);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      position = prefix + index + "]";
      mapElement(mapper, JsonTrees.read(json, each), index, position, counted);
      index++;
    }
    elementsByPath.put(path, index);
    position = "$";
  }

  private void mapElement(
      ElementMapper mapper, JsonNode node, int index, String jsonPath, boolean counted)
      throws IOException {
    if (counted) {
      sink.beginElement();
      countedElements++;
    }
    if (node instanceof ObjectNode object) {
      mapper.map(new Element(object, index, jsonPath));
    } else if (counted) {
      sink.reject(jsonPath, node.isNull() ? "null_element" : "unknown_shape", node.toString());
    }
    if (counted) {
      sink.endElement(jsonPath);
    }
  }
}

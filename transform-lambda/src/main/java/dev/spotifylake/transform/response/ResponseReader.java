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

/// Reads one response as a stream. Of the arrays of its shape, one element at a time is in memory,
/// so a response may have any length.
public final class ResponseReader {
  private final ResponseShape shape;
  private final ElementSink sink;
  private final FieldCounts fields;
  private final Map<String, Integer> elementsByPath = new HashMap<>();
  private final Map<String, String> pathByAlternative = new HashMap<>();
  private boolean countedListFound;
  private int countedElements;
  private String currentPath = "$";

  public ResponseReader(ResponseShape shape, ElementSink sink, FieldCounts fields) {
    this.shape = shape;
    this.sink = sink;
    this.fields = fields;
  }

  /// Reads the response at whose first token the parser is.
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
        rejectResponse("unknown_shape", json.getText());
      }
    } catch (JsonProcessingException broken) {
      rejectResponse("not_json", broken.getOriginalMessage());
    }
    return countedListFound ? Integer.valueOf(countedElements) : null;
  }

  private void rejectResponse(String reason, @Nullable String excerpt) throws IOException {
    sink.beginElement();
    sink.reject(currentPath, reason, excerpt);
    sink.endElement(currentPath);
  }

  /// A response that is an array consists of the elements.
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
      rejectResponse("unknown_shape", rest.toString());
    } else {
      mapElement(whole, rest, 0, "$", true);
    }
  }

  /// Reads the fields of an object that contains lists. Other fields are put into the rest.
  private void readFields(
      JsonParser json, String path, ObjectNode rest, FieldCounts.PathCounts counts)
      throws IOException {
    counts.countObject();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      String fieldPath = path.isEmpty() ? name : path + "." + name;
      JsonToken token = json.nextToken();
      FieldCounts.PathCounts field = counts.field(name);
      ElementList list = listAt(fieldPath);
      if (list != null && token == JsonToken.START_ARRAY) {
        if (!rest.has(name)) {
          field.countPresent();
        }
        readList(json, list, field);
        rest.putArray(name); // a mapper may check that there was a list
      } else if (token == JsonToken.START_OBJECT && leadsToList(fieldPath)) {
        if (!rest.has(name)) {
          field.countPresent();
        }
        ObjectNode inner = JsonNodeFactory.instance.objectNode();
        readFields(json, fieldPath, inner, field);
        rest.set(name, inner);
      } else if (shape.whole() == null && token.isStructStart() && !name.equals("error")) {
        // No mapper reads it, and it may have any size.
        if (rest.replace(name, rest.nullNode()) == null) {
          field.countPresent();
        }
        JsonTrees.count(json, field);
      } else {
        JsonTrees.readField(json, name, rest, counts);
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

  private void readList(JsonParser json, ElementList list, FieldCounts.PathCounts counts)
      throws IOException {
    countedListFound |= list.counted();
    String taken = pathByAlternative.get(list.alternative());
    if (taken != null && !taken.equals(list.path())) {
      JsonTrees.count(json, counts); // another spelling of a list that was read: its fields count
      return;
    }
    readElements(json, list.path(), list.mapper(), list.counted(), counts);
    if (elementsByPath.getOrDefault(list.path(), 0) > 0) {
      pathByAlternative.put(list.alternative(), list.path());
    }
  }

  private void readElements(
      JsonParser json,
      String path,
      ElementMapper mapper,
      boolean counted,
      FieldCounts.PathCounts counts)
      throws IOException {
    FieldCounts.PathCounts each = counts.elements();
    String prefix = path.isEmpty() ? "$[" : "$." + path + "[";
    int index = elementsByPath.getOrDefault(path, 0);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      currentPath = prefix + index + "]";
      mapElement(mapper, JsonTrees.read(json, each), index, currentPath, counted);
      index++;
    }
    elementsByPath.put(path, index);
    currentPath = "$";
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

package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A template that is edited. An edit of a path that does not exist is an error, since a fault that
/// changes nothing proves nothing.
final class Edit {
  private final ObjectNode root;

  Edit(JsonNode template) {
    root = template.deepCopy();
  }

  ObjectNode template() {
    return root;
  }

  /// Changes what is there.
  Edit set(String pointer, Object value) {
    JsonNode before = root.at(pointer);
    if (before.isMissingNode()) {
      throw new IllegalArgumentException("nothing stands at " + pointer);
    }
    return put(pointer, node(value));
  }

  /// Adds what is not there.
  Edit add(String pointer, Object value) {
    if (!root.at(pointer).isMissingNode()) {
      throw new IllegalArgumentException("something stands at " + pointer + " already");
    }
    return put(pointer, node(value));
  }

  Edit remove(String pointer) {
    JsonPointer at = JsonPointer.compile(pointer);
    if (root.at(at).isMissingNode()) {
      throw new IllegalArgumentException("nothing stands at " + pointer);
    }
    JsonNode holder = root.at(at.head());
    String last = at.last().getMatchingProperty();
    if (holder instanceof ArrayNode list) {
      list.remove(Integer.parseInt(last));
    } else {
      ((ObjectNode) holder).remove(last);
    }
    return this;
  }

  /// Replaces a text in all values below a path.
  Edit replaceBelow(String pointer, String before, String after) {
    JsonNode value = root.at(pointer);
    String text = value.toString();
    if (!text.contains(before)) {
      throw new IllegalArgumentException("no " + before + " stands below " + pointer);
    }
    return put(pointer, Json.parsed(text.replace(before, after)));
  }

  private Edit put(String pointer, JsonNode value) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode holder = root.at(at.head());
    String last = at.last().getMatchingProperty();
    if (holder instanceof ArrayNode list) {
      int index = Integer.parseInt(last);
      if (index == list.size()) {
        list.add(value);
      } else {
        list.set(index, value);
      }
    } else {
      ((ObjectNode) holder).set(last, value);
    }
    return this;
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case JsonNode node -> node;
      case Integer number -> JsonNodeFactory.instance.numberNode(number);
      case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
      case String json when json.startsWith("{") || json.startsWith("[") -> Json.parsed(json);
      default -> JsonNodeFactory.instance.textNode(value.toString());
    };
  }
}

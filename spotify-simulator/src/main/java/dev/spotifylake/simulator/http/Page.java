package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.json.Shapes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted.
record Page(int offset, int limit) {
  /// What an endpoint allows.
  record Bounds(int usual, int most) {
    /// Most endpoints, in every profile.
    static final Bounds LIBRARY = new Bounds(20, 50);

    /// `artists/{id}/albums` and `search` since February 2026.
    static final Bounds SHORT = new Bounds(5, 10);

    /// `playlists/{id}/tracks`, where it is left.
    static final Bounds OLD_PLAYLIST = new Bounds(20, 100);
  }

  static Page of(AdmittedCall admitted, Bounds bounds) {
    int limit = number(admitted.parameter("limit"), bounds.usual(), "Invalid limit");
    int offset = number(admitted.parameter("offset"), 0, "Invalid offset");
    if (limit < 1 || limit > bounds.most()) {
      throw Refusal.badRequest("Invalid limit");
    }
    if (offset < 0) {
      throw Refusal.badRequest("Invalid offset");
    }
    return new Page(offset, limit);
  }

  /// The end of this page in a list of that size.
  int end(int size) {
    return (int) Math.min(size, (long) offset + limit);
  }

  <T> List<T> cut(List<T> all) {
    return offset >= all.size() ? List.of() : all.subList(offset, end(all.size()));
  }

  /// The paging object of a list.
  ///
  /// @param path that `href`, `next` and `previous` name, below `/v1/`
  <T> ObjectNode render(
      AdmittedCall admitted, String path, List<T> all, Function<T, ? extends JsonNode> element) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("href", link(admitted, path, offset));
    ArrayNode items = node.putArray("items");
    for (T item : cut(all)) {
      items.add(element.apply(item));
    }
    node.put("limit", limit);
    boolean more = (long) offset + limit < all.size();
    node.put("next", more ? link(admitted, path, offset + limit) : null);
    node.put("offset", offset);
    node.put("previous", offset > 0 ? link(admitted, path, Math.max(0, offset - limit)) : null);
    node.put("total", all.size());
    return node;
  }

  private String link(AdmittedCall admitted, String path, int at) {
    String others =
        admitted.call().query().entrySet().stream()
            .filter(pair -> !"offset".equals(pair.getKey()) && !"limit".equals(pair.getKey()))
            .map(Page::pair)
            .collect(Collectors.joining());
    return Shapes.API + "/" + path + "?offset=" + at + "&limit=" + limit + others;
  }

  private static String pair(Map.Entry<String, String> pair) {
    return "&" + Shapes.encode(pair.getKey()) + "=" + Shapes.encode(pair.getValue());
  }

  static int number(@Nullable String text, int otherwise, String complaint) {
    if (text == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refusal.badRequest(complaint);
    }
  }
}

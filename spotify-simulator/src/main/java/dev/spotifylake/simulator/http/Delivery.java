package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.simulator.truth.ShownItems.Sight;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes over the wire, and how much of it.
///
/// @param headers besides the content type
/// @param delay real time before anything is sent
/// @param sights what it shows, if it arrives
record Delivery(
    int status,
    @Nullable String contentType,
    Map<String, String> headers,
    byte[] body,
    Cut cut,
    Duration delay,
    List<Sight> sights) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String JSON = "application/json; charset=utf-8";

  /// Where the connection breaks.
  enum Cut {
    NOWHERE,
    BEFORE_ANYTHING,
    MID_BODY
  }

  static Delivery json(int status, JsonNode body, List<Sight> sights) {
    try {
      return new Delivery(
          status,
          JSON,
          Map.of(),
          MAPPER.writeValueAsBytes(body),
          Cut.NOWHERE,
          Duration.ZERO,
          sights);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written as JSON", e);
    }
  }

  static Delivery text(int status, @Nullable String contentType, String body) {
    return new Delivery(
        status,
        contentType,
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8),
        Cut.NOWHERE,
        Duration.ZERO,
        List.of());
  }

  /// An error in the API's own form.
  static Delivery error(int status, String message) {
    return json(status, errorBody(status, message), List.of());
  }

  static ObjectNode errorBody(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("status", status).put("message", message);
    return body;
  }

  boolean good() {
    return status >= 200 && status < 300;
  }

  Delivery with(String header, @Nullable String value) {
    return value == null
        ? this
        : new Delivery(status, contentType, Map.of(header, value), body, cut, delay, sights);
  }

  Delivery after(Duration wait) {
    return new Delivery(status, contentType, headers, body, cut, delay.plus(wait), sights);
  }

  /// The same response, broken off; it shows nothing.
  Delivery cut(Cut where) {
    return new Delivery(status, contentType, headers, body, where, delay, List.of());
  }

  /// A complete HTTP response with the first half of the body.
  Delivery truncated(List<Sight> instead) {
    byte[] half = new byte[body.length / 2];
    System.arraycopy(body, 0, half, 0, half.length);
    return new Delivery(status, contentType, headers, half, cut, delay, instead);
  }
}

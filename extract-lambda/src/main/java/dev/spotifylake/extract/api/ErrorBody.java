package dev.spotifylake.extract.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.JsonTree;
import java.io.IOException;
import java.util.Set;

/// The message in the body of an error response. The body may be JSON, text, HTML or empty.
///
/// @param message in one line; empty where the body has none that can be read
/// @param namesQuota whether the reason is `QUOTA_EXCEEDED`
record ErrorBody(String message, boolean namesQuota) {
  static ErrorBody of(byte[] body) {
    ObjectNode response;
    try {
      response = JsonTree.parse(body, Set.of());
    } catch (IOException e) {
      return new ErrorBody("", false);
    }
    JsonNode error = response.path("error");
    String message =
        error.isObject() ? JsonFields.text(error, "message") : JsonFields.text(response, "error");
    return new ErrorBody(
        message == null ? "" : message.replaceAll("\\s+", " "),
        "QUOTA_EXCEEDED".equals(JsonFields.text(error, "reason")));
  }
}

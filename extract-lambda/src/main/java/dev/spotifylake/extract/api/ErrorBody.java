package dev.spotifylake.extract.api;

import dev.spotifylake.extract.json.JsonObject;
import java.io.IOException;

/// What the body of an error says. It may be JSON, text, HTML or nothing.
///
/// @param message in one line; empty where the body says nothing readable
/// @param namesQuota whether the reason is `QUOTA_EXCEEDED`
record ErrorBody(String message, boolean namesQuota) {
  private static final ErrorBody SILENT = new ErrorBody("", false);

  static ErrorBody of(byte[] body) {
    try {
      JsonObject response = JsonObject.parse(body);
      JsonObject error = response.object("error");
      if (error == null) {
        String text = response.text("error");
        return text == null ? SILENT : new ErrorBody(text, false);
      }
      String message = error.text("message");
      return new ErrorBody(
          message == null ? "" : message.replaceAll("\\s+", " "),
          "QUOTA_EXCEEDED".equals(error.text("reason")));
    } catch (IOException e) {
      return SILENT;
    }
  }
}

package dev.spotifylake.cli.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.LakeException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns what DuckDB says about a statement into one line with the place in the statement.
final class SqlProblem {
  private static final JsonMapper JSON = new JsonMapper();

  private SqlProblem() {}

  /// For an answer of `json_serialize_sql` that says `"error":true`.
  static LakeException of(String sql, JsonNode parsed) {
    if (parsed.path("error_type").asText().equals("not implemented")) {
      return new LakeException(
          "SQL: this statement does not read; expected SELECT, WITH, VALUES, SHOW or DESCRIBE:"
              + " a question never changes the lake");
    }
    return new LakeException(
        line(sql, parsed.path("position"), parsed.path("error_message").asText()));
  }

  static LakeException of(String sql, SQLException problem) {
    String text = Objects.requireNonNullElse(problem.getMessage(), "");
    JsonNode json = json(text);
    return new LakeException(
        json == null
            ? "SQL: " + text
            : line(sql, json.path("position"), json.path("exception_message").asText()),
        problem);
  }

  /// What is wrong, without a place.
  static String message(SQLException problem) {
    String text = Objects.requireNonNullElse(problem.getMessage(), "");
    JsonNode json = json(text);
    return json == null ? text : json.path("exception_message").asText();
  }

  private static @Nullable JsonNode json(String text) {
    if (!text.startsWith("{")) {
      return null;
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  // The position counts bytes of UTF-8 from the beginning of the statement.
  private static String line(String sql, JsonNode position, String message) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    int offset = position.asInt(-1);
    if (offset < 0 || offset > bytes.length) {
      return "SQL: " + message;
    }
    String before = new String(bytes, 0, offset, StandardCharsets.UTF_8);
    long line = 1 + before.chars().filter(character -> character == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    return "SQL, line %d, column %d: %s".formatted(line, column, message);
  }
}

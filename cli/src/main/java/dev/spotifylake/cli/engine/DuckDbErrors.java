package dev.spotifylake.cli.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.LakeException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns DuckDB's errors about a statement into one line that names the line and column.
final class DuckDbErrors {
  private static final JsonMapper JSON = new JsonMapper();

  // The second is the type of errors that follow in the same database.
  private static final Set<String> INTERNAL = Set.of("INTERNAL", "FATAL");

  private DuckDbErrors() {}

  /// @param parsed what `json_serialize_sql` returned, with `"error":true`
  static LakeException of(String sql, JsonNode parsed) {
    if (parsed.path("error_type").asText().equals("not implemented")) {
      return new LakeException(
          "SQL: this statement is not read-only; expected SELECT, WITH, VALUES, SHOW or DESCRIBE:"
              + " a query never changes the lake");
    }
    return new LakeException(
        line(sql, parsed.path("position"), parsed.path("error_message").asText()));
  }

  static LakeException of(String sql, SQLException problem) {
    String text = Objects.requireNonNullElse(problem.getMessage(), "");
    JsonNode json = json(text);
    if (isInternal(problem)) {
      return new LakeException(
          "DuckDB failed with an internal error, also with one thread; the SQL is not at fault: "
              + firstLine(message(problem)),
          problem);
    }
    return new LakeException(
        json == null
            ? "SQL: " + text
            : line(sql, json.path("position"), json.path("exception_message").asText()),
        problem);
  }

  /// Whether DuckDB itself is at fault, and its database is not usable any more.
  static boolean isInternal(SQLException problem) {
    JsonNode json = json(Objects.requireNonNullElse(problem.getMessage(), ""));
    return json != null && INTERNAL.contains(json.path("exception_type").asText());
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  /// What is wrong, without line and column.
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

  // The position counts bytes of UTF-8 from the statement's start.
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

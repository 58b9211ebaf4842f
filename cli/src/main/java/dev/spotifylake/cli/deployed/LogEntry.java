package dev.spotifylake.cli.deployed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.spotifylake.cli.aws.FunctionLogs.Line;
import dev.spotifylake.common.log.LogLine;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/// A log line as fields: an event of the functions, or a record of Lambda itself.
record LogEntry(Line line, JsonNode fields) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> SHOWN_FIRST = Set.of(LogLine.AT, LogLine.EVENT, LogLine.MESSAGE);

  static LogEntry of(Line line) {
    try {
      return new LogEntry(
          line, line.text().startsWith("{") ? JSON.readTree(line.text()) : noFields());
    } catch (JsonProcessingException plainText) {
      return new LogEntry(line, noFields());
    }
  }

  private static JsonNode noFields() {
    return MissingNode.getInstance();
  }

  /// Whether the line is for CloudWatch's metrics, which people do not read.
  boolean isMetrics() {
    return fields.has("_aws");
  }

  boolean isOfSource(String source) {
    return fields.path(LogLine.SOURCE).asText().equals(source);
  }

  boolean isOfRun(String runId) {
    return fields.path(LogLine.RUN_ID).asText().equals(runId);
  }

  boolean isError() {
    String event = fields.path(LogLine.EVENT).asText();
    String level = fields.path("level").asText();
    return event.equals(LogLine.ERROR)
        || event.equals(LogLine.PROBLEM)
        || level.equals("ERROR")
        || level.equals("FATAL")
        || fields.path("record").path("status").asText().matches("error|failure|timeout")
        || line.text().contains("Task timed out");
  }

  /// One line for people: time, event, message, and the other fields as `name=value`.
  String text() {
    if (fields.isMissingNode()) {
      return line.at() + " " + line.text();
    }
    StringJoiner text = new StringJoiner(" ");
    text.add(line.at().toString());
    text.add(fields.path(LogLine.EVENT).asText(fields.path("type").asText("log")));
    if (fields.has(LogLine.MESSAGE)) {
      text.add(shown(fields.path(LogLine.MESSAGE)));
    }
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (!SHOWN_FIRST.contains(field.getKey()) && !field.getValue().isNull()) {
        text.add(field.getKey() + "=" + shown(field.getValue()));
      }
    }
    return text.toString();
  }

  /// A text without its quotes; objects and lists, such as Lambda's own records, as JSON.
  private static String shown(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}

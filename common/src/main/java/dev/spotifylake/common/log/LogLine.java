package dev.spotifylake.common.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event of a function's log. The fields that `lake logs` searches for have their names here.
public final class LogLine {
  public static final String AT = "at";
  public static final String EVENT = "event";
  public static final String RUN_ID = "run_id";
  public static final String SOURCE = "source";
  public static final String MESSAGE = "message";

  /// The event of a line about something that failed.
  public static final String ERROR = "error";

  /// The event of a line about something that went wrong while the rest went on.
  public static final String PROBLEM = "problem";

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Object> fields = new LinkedHashMap<>();

  public LogLine(Instant at, String event) {
    with(AT, at.toString());
    with(EVENT, event);
  }

  /// A field without a value is left out.
  public LogLine with(String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  public LogLine with(String name, long value) {
    fields.put(name, value);
    return this;
  }

  public LogLine with(String name, boolean value) {
    fields.put(name, value);
    return this;
  }

  public String json() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        json.writePOJOField(field.getKey(), field.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return line.toString();
  }
}

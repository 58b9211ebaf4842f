package dev.spotifylake.common.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Metrics as a log line in CloudWatch's embedded metric format: the function needs no call and no
/// permission of its own for them.
public final class MetricLine {
  private static final JsonFactory JSON = new JsonFactory();

  private record Value(long value, MetricUnit unit) {}

  private final String lakeName;
  private final Instant at;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private @Nullable String outcome;

  public MetricLine(String lakeName, Instant at) {
    this.lakeName = lakeName;
    this.at = at;
  }

  /// @param name one of [MetricNames]
  public MetricLine with(String name, long value, MetricUnit unit) {
    if (!MetricNames.all().contains(name)) {
      throw new IllegalArgumentException("'" + name + "' is no metric of the lake");
    }
    values.put(name, new Value(value, unit));
    return this;
  }

  public MetricLine count(String name, long value) {
    return with(name, value, MetricUnit.COUNT);
  }

  /// Adds the second dimension to all metrics of this line.
  public MetricLine byOutcome(String value) {
    outcome = value;
    return this;
  }

  public String json() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeObjectFieldStart("_aws");
      json.writeNumberField("Timestamp", at.toEpochMilli());
      json.writeArrayFieldStart("CloudWatchMetrics");
      json.writeStartObject();
      json.writeStringField("Namespace", MetricNames.NAMESPACE);
      writeDimensions(json);
      writeMetrics(json);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeStringField(MetricNames.LAKE_NAME, lakeName);
      if (outcome != null) {
        json.writeStringField(MetricNames.OUTCOME, outcome);
      }
      for (Map.Entry<String, Value> metric : values.entrySet()) {
        json.writeNumberField(metric.getKey(), metric.getValue().value());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return line.toString();
  }

  private void writeDimensions(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("Dimensions");
    json.writeStartArray();
    json.writeString(MetricNames.LAKE_NAME);
    if (outcome != null) {
      json.writeString(MetricNames.OUTCOME);
    }
    json.writeEndArray();
    json.writeEndArray();
  }

  private void writeMetrics(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("Metrics");
    for (Map.Entry<String, Value> metric : values.entrySet()) {
      json.writeStartObject();
      json.writeStringField("Name", metric.getKey());
      json.writeStringField("Unit", metric.getValue().unit().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

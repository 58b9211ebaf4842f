package dev.spotifylake.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.spotifylake.simulator.faults.Fault;
import dev.spotifylake.simulator.faults.FaultText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The simulator's own endpoints: `/_clock`, `/_faults`, `/_truth/...`. They need no token and are
/// not recorded.
final class ControlEndpoints {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Duration.class, ToStringSerializer.instance))
          .build();
  private final Simulation simulation;
  private final TruthEndpoints truth;

  ControlEndpoints(Simulation simulation) {
    this.simulation = simulation;
    this.truth = new TruthEndpoints(simulation.truth());
  }

  boolean isControl(ApiCall call) {
    return call.path().startsWith("/_");
  }

  Delivery serve(ApiCall call, String body) {
    try {
      return switch (call.method() + " " + String.join("/", call.segments())) {
        case "GET _clock" -> json(clock());
        case "POST _clock" -> json(setClock(MAPPER.readTree(body)));
        case "GET _faults" -> json(simulation.faults());
        case "POST _faults" -> json(inject(MAPPER.readTree(body)));
        case "DELETE _faults" -> json(clear());
        default -> truth(call);
      };
    } catch (IllegalArgumentException | DateTimeParseException | JsonProcessingException e) {
      return Delivery.error(400, String.valueOf(e.getMessage()));
    }
  }

  private Delivery truth(ApiCall call) {
    Object response =
        "GET".equals(call.method()) && call.path().startsWith("/_truth/")
            ? truth.response(call.segments().getLast(), call.query())
            : null;
    return response == null
        ? Delivery.error(
            404,
            call.method()
                + " "
                + call.path()
                + " is unknown: expected /_clock, /_faults or /_truth/"
                + TruthEndpoints.NAMES)
        : json(response);
  }

  private Map<String, Instant> clock() {
    return Map.of("now", simulation.now());
  }

  private Map<String, Instant> setClock(JsonNode body) {
    if (body.hasNonNull("now")) {
      simulation.setClock(Instant.parse(body.get("now").asText()));
    } else if (body.hasNonNull("advance")) {
      simulation.advance(Duration.parse(body.get("advance").asText()));
    } else {
      throw new IllegalArgumentException(
          "clock: expected {\"now\":\"2026-11-02T00:00:00Z\"} or {\"advance\":\"PT1H\"}");
    }
    return clock();
  }

  /// One fault or an array of faults, each as text or as an object.
  private List<Fault> inject(JsonNode body) {
    if (body.isArray()) {
      body.forEach(fault -> simulation.inject(fault(fault)));
    } else {
      simulation.inject(fault(body));
    }
    return simulation.faults();
  }

  private static Fault fault(JsonNode body) {
    if (body.isTextual()) {
      return FaultText.parse(body.asText());
    }
    Map<String, String> values = new LinkedHashMap<>();
    body.properties().forEach(field -> values.put(field.getKey(), field.getValue().asText()));
    return FaultText.from(values);
  }

  private List<Fault> clear() {
    simulation.clearFaults();
    return simulation.faults();
  }

  private static Delivery json(@Nullable Object response) {
    return Delivery.json(200, MAPPER.valueToTree(response), List.of());
  }
}

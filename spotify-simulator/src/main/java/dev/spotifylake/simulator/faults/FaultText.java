package dev.spotifylake.simulator.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Faults as typed on a command line or sent as JSON: a name and `key=value` pairs.
public final class FaultText {
  private FaultText() {}

  /// A fault from one line, such as `quota-429,endpoint=me/top/tracks,count=1,retry_after=50400`.
  public static Fault parse(String text) {
    String[] parts = text.split(",", -1);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("fault", parts[0].strip());
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "fault '" + text + "': '" + parts[i] + "' is not of the form key=value");
      }
      values.put(parts[i].substring(0, equals).strip(), parts[i].substring(equals + 1).strip());
    }
    return from(values);
  }

  /// A fault from named values; `fault` holds its name, the others are optional.
  public static Fault from(Map<String, String> values) {
    String name = values.get("fault");
    if (name == null) {
      throw new IllegalArgumentException("fault without a name: expected a value for 'fault'");
    }
    Fault fault = Fault.of(FaultKind.named(name));
    for (Map.Entry<String, String> value : values.entrySet()) {
      fault = with(fault, value.getKey(), value.getValue());
    }
    return fault;
  }

  private static Fault with(Fault fault, String key, String value) {
    try {
      return switch (key) {
        case "fault" -> fault;
        case "endpoint" -> fault.on(value);
        case "listener" -> fault.forListener(value);
        case "count" -> fault.times(Integer.parseInt(value));
        case "from" -> fault.between(Instant.parse(value), fault.until());
        case "until" -> fault.between(fault.from(), Instant.parse(value));
        case "probability" -> fault.chance(Double.parseDouble(value));
        case "retry_after" -> fault.retryAfterText(value);
        case "status" -> fault.withStatus(Integer.parseInt(value));
        case "latency_ms" -> fault.withLatency(Duration.ofMillis(Long.parseLong(value)));
        default ->
            throw new IllegalArgumentException(
                "expected endpoint, listener, count, from, until, probability, retry_after, status"
                    + " or latency_ms");
      };
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "fault "
              + fault.kind().label()
              + ": cannot use "
              + key
              + "="
              + value
              + ": "
              + e.getMessage(),
          e);
    }
  }
}

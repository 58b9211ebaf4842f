package dev.spotifylake.extract.state;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Times by name that only move forward, so that the changes of two runs merge in any order.
public final class LatestTimes {
  private final SortedMap<String, Instant> times = new TreeMap<>();

  static LatestTimes from(@Nullable ObjectNode json) {
    LatestTimes latest = new LatestTimes();
    if (json != null) {
      for (Map.Entry<String, ?> field : json.properties()) {
        Instant time = JsonFields.instant(json, field.getKey());
        if (time != null) {
          latest.times.put(field.getKey(), time);
        }
      }
    }
    return latest;
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    times.forEach((name, time) -> json.put(name, time.toString()));
    return json;
  }

  public @Nullable Instant get(String name) {
    return times.get(name);
  }

  /// Sets the time, unless a later one is set.
  public void raise(String name, Instant time) {
    times.merge(name, time, (left, right) -> left.isAfter(right) ? left : right);
  }

  /// Whether the time of this name is unknown, or not after now.
  public boolean isReached(String name, Instant now) {
    Instant time = times.get(name);
    return time == null || !time.isAfter(now);
  }

  boolean hasBefore(Instant time) {
    return times.values().stream().anyMatch(value -> value.isBefore(time));
  }

  void dropBefore(Instant time) {
    times.values().removeIf(value -> value.isBefore(time));
  }
}

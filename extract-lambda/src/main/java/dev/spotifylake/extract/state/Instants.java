package dev.spotifylake.extract.state;

import dev.spotifylake.extract.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Named points in time that only ever move forward.
public final class Instants {
  private final SortedMap<String, Instant> times = new TreeMap<>();

  static Instants from(@Nullable JsonObject json) {
    Instants instants = new Instants();
    if (json != null) {
      for (String name : json.fields().keySet()) {
        Instant time = json.instant(name);
        if (time != null) {
          instants.times.put(name, time);
        }
      }
    }
    return instants;
  }

  Map<String, @Nullable Object> toJson() {
    return new LinkedHashMap<>(times);
  }

  public @Nullable Instant get(String name) {
    return times.get(name);
  }

  /// The later of what was there and this.
  public void raise(String name, Instant time) {
    times.merge(name, time, (left, right) -> left.isAfter(right) ? left : right);
  }

  /// Whether the name's time is unknown or has come.
  public boolean hasCome(String name, Instant now) {
    Instant time = times.get(name);
    return time == null || !time.isAfter(now);
  }

  void dropBefore(Instant time) {
    times.values().removeIf(value -> value.isBefore(time));
  }
}

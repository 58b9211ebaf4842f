package dev.spotifylake.extract.state;

import dev.spotifylake.extract.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Calls of each endpoint group in the last day, counted by the hour.
public final class CallCounts {
  // 24 whole hours and the one begun: what is counted never lies less than 24 hours back.
  private static final int BUCKETS = 25;
  private static final long HOUR_SECONDS = 3600;

  private final Map<String, SortedMap<Long, Integer>> callsByHour = new TreeMap<>();

  static CallCounts from(@Nullable JsonObject json) {
    CallCounts counts = new CallCounts();
    if (json != null) {
      for (String group : json.fields().keySet()) {
        JsonObject hours = json.object(group);
        if (hours != null) {
          hours.fields().keySet().forEach(hour -> counts.read(group, hour, hours.whole(hour)));
        }
      }
    }
    return counts;
  }

  private void read(String group, String hour, @Nullable Integer calls) {
    Instant start = new JsonObject(Map.of("hour", hour)).instant("hour");
    if (start != null && calls != null) {
      hours(group).put(start.getEpochSecond() / HOUR_SECONDS, calls);
    }
  }

  Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    callsByHour.forEach(
        (group, hours) -> {
          Map<String, @Nullable Object> byHour = new LinkedHashMap<>();
          hours.forEach(
              (hour, calls) ->
                  byHour.put(Instant.ofEpochSecond(hour * HOUR_SECONDS).toString(), calls));
          json.put(group, byHour);
        });
    return json;
  }

  /// Calls of a group in the 24 hours before now, and at most one hour more.
  public int lastDay(String group, Instant now) {
    long oldest = now.getEpochSecond() / HOUR_SECONDS - BUCKETS + 1;
    SortedMap<Long, Integer> hours = callsByHour.get(group);
    return hours == null
        ? 0
        : hours.tailMap(oldest).values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Counts one more, and forgets hours that count no longer.
  public void add(String group, Instant now) {
    long hour = now.getEpochSecond() / HOUR_SECONDS;
    hours(group).merge(hour, 1, Integer::sum);
    hours(group).headMap(hour - BUCKETS + 1).clear();
  }

  private SortedMap<Long, Integer> hours(String group) {
    return callsByHour.computeIfAbsent(group, name -> new TreeMap<>());
  }
}

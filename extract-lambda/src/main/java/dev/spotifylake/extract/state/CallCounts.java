package dev.spotifylake.extract.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Number of calls of each endpoint group in the last day, by the hour.
public final class CallCounts {
  // 24 whole hours and the one begun: every call counts for at least 24 hours.
  private static final int BUCKETS = 25;
  private static final long HOUR_SECONDS = 3600;

  private final Map<String, SortedMap<Long, Integer>> callsByHour = new TreeMap<>();

  static CallCounts from(@Nullable ObjectNode json) {
    CallCounts counts = new CallCounts();
    if (json != null) {
      for (Map.Entry<String, JsonNode> group : json.properties()) {
        JsonNode hours = group.getValue();
        for (Map.Entry<String, JsonNode> hour : hours.properties()) {
          counts.set(group.getKey(), hour.getKey(), JsonFields.integer(hours, hour.getKey()));
        }
      }
    }
    return counts;
  }

  private void set(String group, String hour, @Nullable Integer calls) {
    if (calls == null) {
      return;
    }
    try {
      long hourOfEpoch = Instant.parse(hour).getEpochSecond() / HOUR_SECONDS;
      hours(group).put(hourOfEpoch, calls);
    } catch (DateTimeException e) {
      // A name that is not a time counts nothing.
    }
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    callsByHour.forEach(
        (group, hours) -> {
          ObjectNode byHour = json.putObject(group);
          hours.forEach(
              (hour, calls) ->
                  byHour.put(Instant.ofEpochSecond(hour * HOUR_SECONDS).toString(), calls));
        });
    return json;
  }

  /// Calls of a group in the 24 hours before now, and in at most one hour more.
  public int lastDay(String group, Instant now) {
    long oldest = now.getEpochSecond() / HOUR_SECONDS - BUCKETS + 1;
    SortedMap<Long, Integer> hours = callsByHour.get(group);
    return hours == null
        ? 0
        : hours.tailMap(oldest).values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Counts one call, and drops hours that no longer count.
  public void add(String group, Instant now) {
    long hour = now.getEpochSecond() / HOUR_SECONDS;
    hours(group).merge(hour, 1, Integer::sum);
    hours(group).headMap(hour - BUCKETS + 1).clear();
  }

  private SortedMap<Long, Integer> hours(String group) {
    return callsByHour.computeIfAbsent(group, name -> new TreeMap<>());
  }
}

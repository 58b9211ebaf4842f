package dev.spotifylake.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// CloudWatch Logs, as far as events are filtered: by time and by a quoted term, in pages.
public final class LogsService implements JsonService {
  private static final int PAGE = 3;

  private record Event(long at, String message) {}

  private final Map<String, List<Event>> groups = new TreeMap<>();

  public synchronized LogsService with(String group, long atMillis, String message) {
    groups.computeIfAbsent(group, name -> new ArrayList<>()).add(new Event(atMillis, message));
    return this;
  }

  @Override
  public String actionPrefix() {
    return "logs";
  }

  @Override
  public String target() {
    return "Logs_20140328";
  }

  @Override
  public synchronized JsonNode respond(String operation, JsonNode request) throws AwsError {
    if (!operation.equals("FilterLogEvents")) {
      throw JsonService.unknown("CloudWatch Logs", operation);
    }
    String name = request.path("logGroupName").asText();
    List<Event> group = groups.get(name);
    if (group == null) {
      throw new AwsError(
          400, "ResourceNotFoundException", "The specified log group does not exist.");
    }
    long from = request.path("startTime").asLong(0);
    long until = request.path("endTime").asLong(Long.MAX_VALUE);
    String term = request.path("filterPattern").asText("").replace("\"", "");
    List<Event> found =
        group.stream()
            .filter(event -> event.at() >= from && event.at() < until)
            .filter(event -> event.message().contains(term))
            .toList();
    int begin = request.path("nextToken").asInt(0);
    int end = Math.min(begin + PAGE, found.size());
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode events = response.putArray("events");
    for (int i = begin; i < end; i++) {
      events
          .addObject()
          .put("logStreamName", "one")
          .put("timestamp", found.get(i).at())
          .put("message", found.get(i).message())
          .put("eventId", name + i + "-" + found.get(i).at());
    }
    if (end < found.size()) {
      response.put("nextToken", Integer.toString(end));
    }
    return response;
  }
}

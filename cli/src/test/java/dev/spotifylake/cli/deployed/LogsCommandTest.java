package dev.spotifylake.cli.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Result;
import dev.spotifylake.common.stack.StackOutputNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lake logs`, and above all following the log until an interruption.
final class LogsCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant NOW = Instant.parse("2026-11-22T10:20:30Z");

  // The SDK's system properties, because a test cannot set environment variables.
  private static final Map<String, String> SIGNED_IN =
      Map.of("aws.region", "eu-central-1", "aws.accessKeyId", "id", "aws.secretAccessKey", "key");

  private record Event(String id, Instant at, String message) {}

  private final List<Event> extractLog = new CopyOnWriteArrayList<>();
  private final List<Long> startTimes = new CopyOnWriteArrayList<>();
  private HttpServer aws;
  private CommandTester command;

  @BeforeEach
  void deploy(@TempDir Path folder) throws IOException {
    aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    aws.createContext("/", this::handle);
    aws.start();
    SIGNED_IN.forEach(System::setProperty);
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + aws.getAddress().getPort());
    command = new CommandTester(folder).at(() -> NOW);
  }

  @AfterEach
  void undeploy() {
    SIGNED_IN.keySet().forEach(System::clearProperty);
    System.clearProperty("aws.endpointUrl");
    aws.stop(0);
  }

  @Test
  void newLinesArePrintedOnceUntilFollowingIsInterrupted() {
    extractLog.add(event("a", 60, "run_begins"));
    List<Duration> waits = new ArrayList<>();

    Result result =
        command
            .sleepingBy(
                wait -> {
                  waits.add(wait);
                  switch (waits.size()) {
                    case 1 -> extractLog.add(event("b", 10, "source"));
                    case 2 -> extractLog.add(event("c", 5, "run_ends"));
                    default -> throw new InterruptedException("Ctrl-C");
                  }
                })
            .run("logs", "--stack", "lake", "--follow");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines().map(line -> line.split(" ", -1)[1]))
        .containsExactly("run_begins", "source", "run_ends");
    assertThat(waits).hasSize(3).containsOnly(Duration.ofSeconds(5));
    assertThat(Thread.interrupted()).as("the command consumes the interruption").isFalse();
  }

  @Test
  void linesThatCloudWatchShowsLateAreFound() {
    List<Duration> waits = new ArrayList<>();

    Result result =
        command
            .sleepingBy(
                wait -> {
                  waits.add(wait);
                  if (waits.size() > 1) {
                    throw new InterruptedException("Ctrl-C");
                  }
                  extractLog.add(event("late", 25, "source"));
                })
            .run("logs", "--stack", "lake", "--follow");

    assertThat(result.out()).contains(" source ");
    assertThat(startTimes)
        .as("a day at first, then the latest lines again")
        .startsWith(NOW.minus(Duration.ofHours(24)).toEpochMilli())
        .endsWith(NOW.minusSeconds(30).toEpochMilli());
  }

  @Test
  void findingNoLineIsANoticeAndNoError() {
    Result result = command.run("logs", "--stack", "lake", "--since", "2");

    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "no such line in the last 2 hours; look further back with --since HOURS");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void jsonPrintsLinesAsTheyWereWritten() {
    extractLog.add(event("a", 60, "run_begins"));

    Result result = command.run("logs", "--stack", "lake", "--json");

    assertThat(result.out()).isEqualToIgnoringNewLines(extractLog.getFirst().message());
  }

  private static Event event(String id, int secondsAgo, String name) {
    Instant at = NOW.minusSeconds(secondsAgo);
    String message =
        """
        {"at":"%s","event":"%s","run_id":"one"}\
        """
            .formatted(at, name);
    return new Event(id, at, message);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean logs = exchange.getRequestHeaders().containsKey("X-Amz-Target");
      byte[] response =
          (logs ? events(JSON.readTree(body)) : stack()).getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", logs ? "application/x-amz-json-1.1" : "text/xml");
      exchange.sendResponseHeaders(200, response.length);
      exchange.getResponseBody().write(response);
    }
  }

  private String events(JsonNode request) {
    long from = request.path("startTime").asLong();
    ObjectNode response = JSON.createObjectNode();
    ArrayNode events = response.putArray("events");
    if (request.path("logGroupName").asText().equals("extract-group")) {
      startTimes.add(from);
      extractLog.stream()
          .filter(event -> event.at().toEpochMilli() >= from)
          .forEach(
              event ->
                  events
                      .addObject()
                      .put("eventId", event.id())
                      .put("timestamp", event.at().toEpochMilli())
                      .put("message", event.message()));
    }
    return response.toString();
  }

  private static String stack() {
    return "<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>lake</StackName>"
               + "<CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>"
               + "<Outputs>"
        + output(StackOutputNames.EXTRACT_LOG_GROUP, "extract-group")
        + output(StackOutputNames.TRANSFORM_LOG_GROUP, "transform-group")
        + output(StackOutputNames.COMPACT_LOG_GROUP, "compact-group")
        + "</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>";
  }

  private static String output(String name, String value) {
    return "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
        .formatted(name, value);
  }
}

package dev.spotifylake.cli.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.spotifylake.cli.CommandTester;
import dev.spotifylake.cli.CommandTester.Ran;
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

/// Following the log of a stack: what comes is told once, until somebody ends it.
final class LogsCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant NOW = Instant.parse("2026-11-22T10:20:30Z");

  // The SDK's own names, for a process that has no environment of its own to set.
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
  void whatComesWhileFollowingIsToldOnceUntilItIsEnded() {
    extractLog.add(event("a", 60, "run_begins"));
    List<Duration> waits = new ArrayList<>();

    Ran ran =
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

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().lines().map(line -> line.split(" ", -1)[1]))
        .containsExactly("run_begins", "source", "run_ends");
    assertThat(waits).hasSize(3).containsOnly(Duration.ofSeconds(5));
    assertThat(Thread.interrupted()).as("the interruption was this command's to take").isFalse();
  }

  @Test
  void whatCloudWatchShowsLateIsStillFound() {
    List<Duration> waits = new ArrayList<>();

    Ran ran =
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

    assertThat(ran.out()).contains(" source ");
    assertThat(startTimes)
        .as("a day first, then what may still come")
        .startsWith(NOW.minus(Duration.ofHours(24)).toEpochMilli())
        .endsWith(NOW.minusSeconds(30).toEpochMilli());
  }

  @Test
  void nothingFoundIsSaidAndNoError() {
    Ran ran = command.run("logs", "--stack", "lake", "--since", "2");

    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualToIgnoringNewLines("no such line in the last 2 hours; look further back with --since HOURS");
    assertThat(ran.exitCode()).isZero();
  }

  @Test
  void asJsonLinesAreAsTheyWereWritten() {
    extractLog.add(event("a", 60, "run_begins"));

    Ran ran = command.run("logs", "--stack", "lake", "--json");

    assertThat(ran.out()).isEqualToIgnoringNewLines(extractLog.getFirst().message());
  }

  private static Event event(String id, int secondsAgo, String name) {
    Instant at = NOW.minusSeconds(secondsAgo);
    return new Event(
        id, at, "{\"at\":\"" + at + "\",\"event\":\"" + name + "\",\"run_id\":\"one\"}");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean logs = exchange.getRequestHeaders().containsKey("X-Amz-Target");
      byte[] answer =
          (logs ? events(JSON.readTree(body)) : stack()).getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", logs ? "application/x-amz-json-1.1" : "text/xml");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String events(JsonNode request) {
    long from = request.path("startTime").asLong();
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode events = answer.putArray("events");
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
    return answer.toString();
  }

  private static String stack() {
    return "<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>lake</StackName>"
               + "<CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>"
               + "<Outputs>"
        + output(StackOutputNames.EXTRACT_LOG_GROUP, "extract-group")
        + output(StackOutputNames.TRANSFORM_LOG_GROUP, "transform-group")
        + "</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>";
  }

  private static String output(String name, String value) {
    return "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
        .formatted(name, value);
  }
}

package dev.spotifylake.extract.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.raw.RawLine;
import dev.spotifylake.common.raw.RawObjectReader;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.testsupport.LambdaContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The function's result, log and metrics, over a folder and a simulated Spotify.
final class ExtractHandlerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TEN_MINUTES = 600_000;

  @TempDir Path folder;
  private final PrintStream terminal = System.out;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Map<String, String> environment = new TreeMap<>();
  private SpotifySimulator spotify;

  @BeforeEach
  void deploy() {
    Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
    spotify =
        SpotifySimulator.start(
            SimulatorOptions.builder()
                .start(start)
                .artists(20)
                .ownedPlaylists(5)
                .savedTracks(10)
                .build());
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    environment.put("LAKE_NAME", "lake");
    environment.put("LAKE_RAW", folder.toString());
    environment.put("SPOTIFY_API_URL", spotify.apiUrl().toString());
    environment.put("SPOTIFY_ACCOUNTS_URL", spotify.accountsUrl().toString());
  }

  @AfterEach
  void undeploy() {
    System.setOut(terminal);
    spotify.close();
  }

  @Test
  void beforeTheFirstLoginARunIsCompletedAndNamesTheLoginCommand() throws IOException {
    Map<String, Object> response = handle(new ScheduledEvent(), TEN_MINUTES);

    assertThat(response).containsEntry("outcome", "waiting_for_login");
    assertThat(response.get("message")).asString().endsWith("run: lake login --stack NAME");
    assertThat(metric("RunsCompleted")).containsExactly(1);
    assertThat((List<?>) response.get("raw_keys"))
        .singleElement()
        .asString()
        .startsWith("raw/source=run/account=_app/");
    assertThat(spotify.calls()).isEmpty();
  }

  @Test
  void theResultCountsTheCallsAndNamesTheRawObjects() throws IOException {
    signIn();

    Map<String, Object> response = handle(new ScheduledEvent(), TEN_MINUTES);

    assertThat(response).containsEntry("outcome", "done");
    assertThat((List<?>) response.get("raw_keys"))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(folder.resolve(key.toString())).exists());
    assertThat(response.get("calls")).isEqualTo(spotifyCalls());
    assertThat(metric("RunsCompleted")).containsExactly(1);
    assertThat(metric("CoverageGapMinutes")).containsExactly(0);
  }

  @Test
  void theTimeOfTheEventLabelsTheRun() throws IOException {
    signIn();
    ScheduledEvent event = new ScheduledEvent();
    Instant due = Instant.parse("2026-11-22T10:05:00Z");
    event.setTime(new DateTime(due.toEpochMilli(), DateTimeZone.forOffsetHours(2)));

    Map<String, Object> response = handle(event, TEN_MINUTES);

    assertThat(scheduledAt(response)).isNotEmpty().containsOnly(due);
  }

  @Test
  void withoutATimeResponsesHaveNoScheduledTime() throws IOException {
    signIn();

    Map<String, Object> response = handle(new ScheduledEvent(), TEN_MINUTES);

    assertThat(scheduledAt(response)).isNotEmpty().containsOnlyNulls();
  }

  @Test
  void aRunWithoutTimeMakesNoCallAndStoresItsReport() throws IOException {
    signIn();

    Map<String, Object> response = handle(new ScheduledEvent(), 1_000);

    assertThat(response.get("calls")).isEqualTo(0);
    assertThat((List<?>) response.get("raw_keys"))
        .isNotEmpty()
        .allMatch(key -> key.toString().startsWith("raw/source=run/"));
  }

  @Test
  void aBrokenWatchListIsAProblemAndTheRunContinues() throws IOException {
    signIn();
    write("config/watchlist.json", "[");

    Map<String, Object> response = handle(new ScheduledEvent(), TEN_MINUTES);

    assertThat(response).containsEntry("outcome", "done_in_part");
    assertThat((List<?>) response.get("problems"))
        .singleElement()
        .asString()
        .contains("config/watchlist.json");
    assertThat(metric("RunsCompleted")).containsExactly(1);
  }

  @Test
  void aBrokenStateFailsTheRunWithOneLogLine() throws IOException {
    signIn();
    write("state/app.json", "[");

    assertThatThrownBy(() -> handle(new ScheduledEvent(), TEN_MINUTES))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("state/app.json cannot be read");

    JsonNode error =
        lines().stream().filter(line -> line.has("request_id")).findFirst().orElseThrow();
    assertThat(error.path("event").asText()).isEqualTo("error");
    assertThat(error.path("message").asText()).startsWith("state/app.json cannot be read");
    assertThat(metric("RunsCompleted")).isEmpty();
  }

  @Test
  void withoutALakeNameTheFunctionDoesNotStart() {
    environment.remove("LAKE_NAME");

    assertThatThrownBy(() -> new ExtractHandler(environment))
        .isInstanceOf(LakeException.class)
        .hasMessage("LAKE_NAME is not set; expected the lake's name, for its metrics");
  }

  private void write(String key, String text) throws IOException {
    Path file = folder.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void signIn() {
    environment.put("SPOTIFY_CLIENT_ID", spotify.credentials().clientId());
    environment.put("SPOTIFY_CLIENT_SECRET", spotify.credentials().clientSecret());
    environment.put(
        "SPOTIFY_REFRESH_TOKEN", spotify.credentials().listeners().getFirst().refreshToken());
  }

  private Map<String, Object> handle(ScheduledEvent event, int remainingMillis) {
    return new ExtractHandler(environment).handleRequest(event, new LambdaContext(remainingMillis));
  }

  private int spotifyCalls() {
    return (int) spotify.calls().stream().filter(call -> call.path().startsWith("/v1/")).count();
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : log.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private List<Integer> metric(String name) throws IOException {
    return lines().stream()
        .filter(line -> line.has("_aws") && line.has(name))
        .map(line -> line.path(name).asInt())
        .toList();
  }

  private List<@Nullable Instant> scheduledAt(Map<String, Object> response) throws IOException {
    List<@Nullable Instant> times = new ArrayList<>();
    for (Object key : (List<?>) Objects.requireNonNull(response.get("raw_keys"))) {
      if (key.toString().startsWith("raw/source=run/")) {
        continue;
      }
      try (RawObjectReader reader =
          new RawObjectReader(Files.newInputStream(folder.resolve(key.toString())))) {
        for (RawLine line = reader.next(); line != null; line = reader.next()) {
          if (line instanceof RawLine.Response of) {
            times.add(of.header().context().scheduledAt());
          }
        }
      }
    }
    return times;
  }
}

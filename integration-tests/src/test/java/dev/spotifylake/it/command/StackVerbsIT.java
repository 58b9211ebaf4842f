package dev.spotifylake.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.stack.StackOutputNames;
import dev.spotifylake.it.Requirement;
import dev.spotifylake.it.command.LakeProcess.Result;
import dev.spotifylake.it.pipeline.DeployedLake;
import dev.spotifylake.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lake run` and `lake logs` on a deployed lake.
final class StackVerbsIT {
  @TempDir Path work;
  private DeployedLake lake;

  @BeforeEach
  void deploy() throws IOException {
    Requirement.LINUX.check(StackVerbsIT.class);
    lake =
        DeployedLake.start(
            SimulatorOptions.builder().artists(40).ownedPlaylists(5).savedTracks(60).build());
  }

  @AfterEach
  void undeploy() throws InterruptedException, IOException {
    if (lake != null) {
      lake.close();
    }
  }

  private String output(String name) {
    return Objects.requireNonNull(lake.template().outputs().get(name), name);
  }

  private LakeProcess command() {
    return new LakeProcess(work, lake.awsUrl());
  }

  @Test
  void aRunOnTheStackIsReported() throws IOException, InterruptedException {
    Result waiting = command().run("run", "--stack", DeployedLake.STACK);
    lake.signIn();
    Result done = command().run("run", "--stack", DeployedLake.STACK);

    assertThat(waiting.out()).startsWith("waiting_for_login: nobody has signed in yet");
    assertThat(waiting.exitCode()).isZero();
    assertThat(done.out()).startsWith("run ").contains(": done, ").contains(" raw objects");
    assertThat(done.exitCode()).isZero();
    assertThat(lake.queue().size()).isPositive();
  }

  @Test
  void logsAreFilteredByRunSourceAndErrors() throws IOException, InterruptedException {
    String extract = output(StackOutputNames.EXTRACT_LOG_GROUP);
    String transform = output(StackOutputNames.TRANSFORM_LOG_GROUP);
    String compact = output(StackOutputNames.COMPACT_LOG_GROUP);
    long now = Instant.now().toEpochMilli();
    String metrics =
        """
        {"_aws":{},"LakeName":"x","RunsCompleted":1}\
        """;
    lake.logs()
        .with(extract, now - 9_000, line("run_begins", "one", "", ""))
        .with(extract, now - 8_000, line("source", "one", "recently_played", ""))
        .with(extract, now - 7_000, line("source", "one", "playlists", ""))
        .with(extract, now - 6_000, metrics)
        .with(extract, now - 5_000, line("problem", "two", "", "playlist not readable"))
        .with(transform, now - 4_000, line("transformed", "two", "recently_played", ""))
        .with(transform, now - 3_000, "2026-01-01T00:00:00Z 0 Task timed out after 300.00 seconds")
        .with(compact, now - 2_000, line("compacted", "", "", ""));

    assertThat(logs()).hasSize(7).first().asString().contains("run_begins run_id=one");
    assertThat(logs("--run", "two")).hasSize(2).allMatch(line -> line.contains("run_id=two"));
    assertThat(logs("--source", "recently_played"))
        .hasSize(2)
        .allMatch(line -> line.contains("source=recently_played"));
    assertThat(logs("--errors"))
        .hasSize(2)
        .anyMatch(line -> line.contains("problem playlist not readable"))
        .anyMatch(line -> line.contains("Task timed out"));
  }

  @Test
  void anUnknownStackIsReportedInOneLine() throws IOException, InterruptedException {
    Result result = command().run("logs", "--stack", "like");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines())
        .singleElement()
        .asString()
        .startsWith("lake: there is no stack 'like' in this account and region; expected the name");
  }

  @Test
  void aMissingRegionIsReportedInOneLine() throws IOException, InterruptedException {
    Result result = command().without("AWS_REGION").run("run", "--stack", DeployedLake.STACK);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines())
        .singleElement()
        .asString()
        .startsWith("lake: no AWS region is set; expected AWS_REGION");
  }

  @Test
  void missingCredentialsAreReportedInOneLine() throws IOException, InterruptedException {
    Result result =
        command()
            .without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
            .run("run", "--stack", DeployedLake.STACK);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out().lines())
        .singleElement()
        .asString()
        .startsWith("lake: no AWS credentials were found; expected a signed-in profile");
  }

  private List<String> logs(String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("logs", "--stack", DeployedLake.STACK));
    arguments.addAll(List.of(options));
    Result result = command().run(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.out()).isZero();
    return result.out().lines().toList();
  }

  private static String line(String event, String run, String source, String message) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("at", "2026-01-01T00:00:00Z").put("event", event).put("run_id", run);
    if (!source.isEmpty()) {
      line.put("source", source);
    }
    if (!message.isEmpty()) {
      line.put("message", message);
    }
    return line.toString();
  }
}

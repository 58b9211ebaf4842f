package dev.spotifylake.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.it.Requirement;
import dev.spotifylake.it.command.LakeProcess.Result;
import dev.spotifylake.it.pipeline.DeployedLake;
import dev.spotifylake.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lake replay --stack`: the deployed transform recreates the tables. `lake compact --stack` reads
/// what it wrote.
final class StackReplayIT {
  @TempDir Path work;
  private DeployedLake lake;

  @BeforeEach
  void deploy() throws IOException {
    Requirement.LINUX.check(StackReplayIT.class);
    lake =
        DeployedLake.start(
            SimulatorOptions.builder().artists(40).ownedPlaylists(5).savedTracks(60).build());
  }

  @AfterEach
  void undeploy() throws IOException {
    if (lake != null) {
      lake.close();
    }
  }

  private Result replay(String... options) throws IOException, InterruptedException {
    String[] arguments =
        Stream.concat(Stream.of("replay", "--stack", DeployedLake.STACK), Stream.of(options))
            .toArray(String[]::new);
    return command().run(arguments);
  }

  private LakeProcess command() {
    return new LakeProcess(work, lake.awsUrl())
        .with("AWS_ENDPOINT_URL_S3", lake.s3().url().toString());
  }

  @Test
  void theDeployedTransformRecreatesTheTables() throws IOException, InterruptedException {
    lake.signIn();
    lake.hour();
    SortedMap<String, String> before = curated();
    assertThat(before.keySet()).anyMatch(key -> key.startsWith("curated/plays/"));
    for (String key : before.keySet()) {
      if (key.startsWith("curated/")) {
        Files.delete(lake.bucket("StorageCurated").resolve(key));
      }
    }

    Result dry = replay("--dry-run", "--json");
    assertThat(dry.exitCode()).as(dry.out()).isZero();
    JsonNode printed = JsonMapper.builder().build().readTree(dry.out());
    int objects = printed.path("raw_objects").asInt();
    assertThat(objects).isGreaterThan(5);
    assertThat(printed.path("sent").asInt()).isZero();
    assertThat(lake.queue().size()).isZero();

    Result sent = replay();
    assertThat(sent.exitCode()).as(sent.out()).isZero();
    assertThat(sent.out())
        .startsWith(
            "%d of %d raw objects sent to the transform of lake".formatted(objects, objects));
    assertThat(lake.queue().size()).isEqualTo(objects);
    lake.events().poll();

    assertThat(lake.queue().size()).isZero();
    assertThat(curated()).isEqualTo(before);

    Result plan = command().run("compact", "--stack", DeployedLake.STACK, "--dry-run", "--json");
    assertThat(plan.exitCode()).as(plan.out()).isZero();
    JsonNode planned = JsonMapper.builder().build().readTree(plan.out());
    assertThat(planned.path("raw_objects").asInt()).as("older than an hour").isZero();
    assertThat(planned.path("raw_objects_waiting").asInt()).isEqualTo(objects);
    Result compacted = command().run("compact", "--stack", DeployedLake.STACK);
    assertThat(compacted.exitCode()).as(compacted.out()).isZero();
    assertThat(compacted.out()).startsWith("compacted: 0 files of 0 raw objects");
  }

  @Test
  void aSelectionIsSentAndContinuesAfterAKey() throws IOException, InterruptedException {
    lake.signIn();
    lake.hour();
    String source = "saved_tracks";
    Result one = replay("--source", source, "--json");
    JsonNode printed = JsonMapper.builder().build().readTree(one.out());

    assertThat(printed.path("by_source").path(source).asInt())
        .isEqualTo(printed.path("raw_objects").asInt())
        .isEqualTo(lake.queue().size());
    assertThat(lake.queue().bodies()).allMatch(body -> body.contains("source%3Dsaved_tracks"));

    Result rest = replay("--source", source, "--after", printed.path("last_sent").asText());
    assertThat(rest.out()).startsWith("0 of 0 raw objects sent");
  }

  @Test
  void everyErrorIsReportedInOneLine() throws IOException, InterruptedException {
    assertThat(replay("--lake", "here").out().lines())
        .containsExactly(
            "lake: --lake and --stack name two lakes; expected one of them",
            "See `lake replay --help`.");
    assertThat(command().run("replay", "--stack", "like").out().lines())
        .singleElement()
        .asString()
        .startsWith("lake: there is no stack 'like' in this account and region; expected the name");
    assertThat(
            command()
                .without("AWS_REGION")
                .run("replay", "--stack", DeployedLake.STACK)
                .out()
                .lines())
        .singleElement()
        .asString()
        .startsWith("lake: no AWS region is set");
    assertThat(
            command()
                .without("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
                .run("replay", "--stack", DeployedLake.STACK)
                .out()
                .lines())
        .singleElement()
        .asString()
        .startsWith("lake: no AWS credentials were found");
  }

  /// Every object under the curated root, by its content.
  private SortedMap<String, String> curated() throws IOException {
    Path bucket = lake.bucket("StorageCurated");
    SortedMap<String, String> objects = new TreeMap<>();
    try (Stream<Path> files = Files.walk(bucket)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> objects.put(bucket.relativize(file).toString(), content(file)));
    }
    return objects;
  }

  private static String content(Path file) {
    try {
      return HexFormat.of().formatHex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

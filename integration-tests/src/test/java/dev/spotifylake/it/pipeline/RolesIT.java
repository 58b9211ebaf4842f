package dev.spotifylake.it.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.aws.ActionLog.Recorded;
import dev.spotifylake.it.lambda.LambdaHost;
import dev.spotifylake.it.s3.PutNotification;
import dev.spotifylake.it.stack.RolePolicy;
import dev.spotifylake.it.stack.RolePolicy.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// A role allows what its function does, and nothing else. What functions do is recorded in all
/// other tests and in this one, which makes the rarest calls. It runs last and alone.
@Isolated
@Order(Integer.MAX_VALUE)
final class RolesIT extends LakeScenario {
  @Test
  void rolesAllowExactlyWhatFunctionsDo() throws IOException, InterruptedException {
    succeeded(lake().hour(), lake());
    // The function then reads the object to see whether it is its own.
    lake().s3().loseResponse(request -> request.puts("raw/source=recently_played/"));
    succeeded(lake().hour(), lake());
    transformAgainAs("csv");
    transformAgainAs("parquet");

    lake().schedule(lake().extract()).fire(lake().scheduledEvent());
    failOnTheSchedule();
    compactInAllFormats();
    failToCompactOnTheSchedule();

    rolesAllow("ExtractFunctionRole", RolesIT::isForAbsentKeys);
    rolesAllow("TransformFunctionRole", RolesIT::isForAbsentKeys);
    rolesAllow("ExtractScheduleRole", grant -> grant.action().equals("sqs:SendMessage"));
    rolesAllow("CompactFunctionRole", RolesIT::isForAbsentKeys);
    rolesAllow("CompactScheduleRole", grant -> grant.action().equals("sqs:SendMessage"));
  }

  /// @param unseen what no stand-in can see: that S3 says 403 of an absent key to who may not list,
  ///   and that an event could not be delivered to Lambda at all
  private void rolesAllow(String logicalId, Predicate<Grant> unseen) {
    SortedSet<Recorded> calls = ActionLog.byAllTests(logicalId);
    RolePolicy role = role(logicalId);
    assertThat(role.refused(calls)).as("calls of %s that AWS would refuse", logicalId).isEmpty();
    assertThat(role.unused(calls)).as("what %s need not be allowed", logicalId).allMatch(unseen);
  }

  /// Reads and writes files of both formats, then deletes some, and what became of an import that
  /// was killed.
  private void compactInAllFormats() throws IOException, InterruptedException {
    OlderRawObjects.runAndTransform(lake(), "first");
    compactAs("csv");
    OlderRawObjects.runAndTransform(lake(), "second");
    compactAs("both");
    lake()
        .put(
            "StorageRaw",
            "state/importing/killed.txt",
            "raw/source=run/\n2020-01-01T00:00:00Z\n".getBytes(UTF_8));
    lake().put("StorageRaw", "backup/dt=2020-01-01/complete.txt", "old".getBytes(UTF_8));
    lake().put("StorageRaw", "config/watchlist.json", "{}".getBytes(UTF_8));
    Files.delete(todaysBackup());
    filesBecomeObsolete(
        "curated/tracks/merged.00000001.000.0123456789abcdef.parquet",
        "curated-csv/tracks/merged.00000001.000.0123456789abcdef.csv.gz");
    succeeded(lake().compactSchedule(lake().compact()).fire(lake().scheduledEvent()), lake());
  }

  private void compactAs(String format) throws IOException, InterruptedException {
    try (LambdaHost changed =
        new LambdaHost(lake().compact().settings().with("LAKE_FORMAT", format))) {
      succeeded(lake().compactSchedule(changed).fire(lake().scheduledEvent()), lake());
    }
  }

  private Path todaysBackup() throws IOException {
    try (Stream<Path> files = Files.walk(lake().bucket("StorageRaw").resolve("backup"))) {
      return files
          .filter(file -> file.endsWith("complete.txt") && !file.toString().contains("2020"))
          .findFirst()
          .orElseThrow();
    }
  }

  /// As if a compaction of long ago had merged these files into others.
  private void filesBecomeObsolete(String... keys) throws IOException, InterruptedException {
    String record =
        Files.readString(lake().bucket("StorageCurated").resolve("manifests/files.json"));
    String obsolete =
        Arrays.stream(keys)
            .map("{\"key\":\"%s\",\"since\":\"2020-01-01T00:00:00Z\"},"::formatted)
            .collect(Collectors.joining());
    lake()
        .put(
            "StorageCurated",
            "manifests/files.json",
            record.replace("\"obsolete\":[", "\"obsolete\":[" + obsolete).getBytes(UTF_8));
  }

  private void failToCompactOnTheSchedule() throws IOException, InterruptedException {
    try (LambdaHost wrong =
        new LambdaHost(lake().compact().settings().with("LAKE_TIMEZONE", "Mars/Olympus"))) {
      assertThat(lake().compactSchedule(wrong).fire(lake().scheduledEvent()).failed()).isTrue();
    }
  }

  private void failOnTheSchedule() throws IOException, InterruptedException {
    try (LambdaHost wrong =
        new LambdaHost(lake().extract().settings().with("LAKE_TIMEZONE", "Mars/Olympus"))) {
      assertThat(lake().schedule(wrong).fire(lake().scheduledEvent()).failed()).isTrue();
    }
  }

  private RolePolicy role(String logicalId) {
    return new RolePolicy(lake().template().properties(logicalId));
  }

  private static boolean isForAbsentKeys(Grant grant) {
    return grant.action().equals("s3:ListBucket");
  }

  /// As after a stack update of the format: files of the other one go.
  private void transformAgainAs(String format) throws IOException, InterruptedException {
    try (LambdaHost changed =
        new LambdaHost(
            lake()
                .transform()
                .settings()
                .with("LAKE_FORMAT", format)
                .withHandler("dev.spotifylake.transform.lambda.S3EventHandler"))) {
      Path raw = lake().bucket("StorageRaw");
      try (Stream<Path> files = Files.walk(raw.resolve("raw/source=recently_played"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String event =
              PutNotification.of(
                  lake().template().physicalId("StorageRaw"),
                  raw.relativize(file).toString(),
                  Files.size(file),
                  "tag");
          assertThat(changed.invoke(event).functionError()).isNull();
        }
      }
    }
  }
}

package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.s3.PutNotification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Raw objects that a compaction folds. The functions' clock is the machine's and a compaction
/// leaves objects of the last hour alone, so their keys are moved back.
final class OlderRawObjects {
  private static final Duration AGE = Duration.ofHours(3);

  private OlderRawObjects() {}

  /// One run whose raw objects are three hours old when they are transformed.
  static void runAndTransform(DeployedLake lake, String what)
      throws IOException, InterruptedException {
    lake.spotify().advance(Duration.ofHours(1));
    InvocationResult run = lake.extract().invoke(lake.scheduledEvent());
    assertThat(run.functionError()).as("%s run: %s", what, run.payload()).isNull();
    while (!lake.queue().receive(100).isEmpty()) {
      // the messages name the keys from before
    }
    for (String key : young(lake)) {
      RawKey now = RawKey.parse(key);
      String older =
          new RawKey(
                  now.source(), now.account(), now.time().minus(AGE), now.runId(), now.sequence())
              .key();
      Path file = lake.bucket("StorageRaw").resolve(key);
      byte[] content = Files.readAllBytes(file);
      lake.put("StorageRaw", older, content);
      Files.delete(file);
      lake.queue()
          .send(
              PutNotification.of(
                  lake.template().physicalId("StorageRaw"), older, content.length, "tag"));
    }
    lake.events().poll();
  }

  private static List<String> young(DeployedLake lake) throws IOException {
    Path bucket = lake.bucket("StorageRaw");
    try (Stream<Path> files = Files.walk(bucket.resolve("raw"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> bucket.relativize(file).toString())
          .filter(key -> !isTransformed(lake, key))
          .toList();
    }
  }

  private static boolean isTransformed(DeployedLake lake, String key) {
    return Files.exists(lake.bucket("StorageCurated").resolve("manifests/" + key + ".json"));
  }
}

package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.it.lambda.FunctionSettings;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.lambda.LambdaHost;
import dev.spotifylake.it.s3.PutNotification;
import dev.spotifylake.it.trigger.EventSource;
import dev.spotifylake.it.trigger.EventSource.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The queue delivers messages twice, out of order and with unusable content; functions are killed.
final class DeliveryIT extends LakeScenario {
  private static final String S3_EVENT_HANDLER = "dev.spotifylake.transform.lambda.S3EventHandler";

  @Test
  void repeatedMessagesInAnyOrderStoreEachPlayOnce()
      throws IOException, InterruptedException, SQLException {
    twoHoursWithoutTransform();
    List<String> messages = lake().queue().bodies();

    messages.reversed().forEach(lake().queue()::send);
    messages.forEach(lake().queue()::send);
    lake().events().poll();

    assertThat(lake().queue().size()).isZero();
    playsAreTheTruth();
  }

  @Test
  void onlyThePoisonMessageOfABatchIsReportedAsFailed()
      throws IOException, InterruptedException, SQLException {
    twoHoursWithoutTransform();
    while (lake().queue().size() < 9) {
      lake().queue().bodies().forEach(lake().queue()::send);
    }
    EventSource tens = new EventSource(lake().queue(), lake().transform(), 10, lake().actions());
    List<String> nine = lake().queue().bodies().subList(0, 9);
    while (!lake().queue().receive(100).isEmpty()) {
      // all hidden: the batch below is made of messages of this test alone
    }
    nine.subList(0, 4).forEach(lake().queue()::send);
    String poison = lake().queue().send(poison());
    nine.subList(4, 9).forEach(lake().queue()::send);

    Batch batch = tens.poll().getFirst();

    assertThat(batch.result().functionError()).isNull();
    assertThat(batch.received()).isEqualTo(10);
    assertThat(batch.failed()).containsExactly(poison);
    assertThat(lake().transform().log())
        .anyMatch(line -> line.contains("\"event\":\"error\"") && line.contains(poison));
  }

  @Test
  void aPoisonMessageBecomesADeadLetterAndCanBeRedriven() throws IOException, InterruptedException {
    String poison = poison();
    lake().queue().send(poison);
    int receives =
        lake()
            .template()
            .properties("TransformQueue")
            .path("RedrivePolicy")
            .path("maxReceiveCount")
            .asInt();
    for (int i = 0; i <= receives; i++) {
      lake().events().poll();
      lake().visibilityPasses();
    }

    assertThat(lake().queue().size()).isZero();
    assertThat(lake().deadLetters().bodies()).containsExactly(poison);
    assertThat(lake().deadLetters().redrive(lake().queue())).isEqualTo(1);
    assertThat(lake().queue().visible()).isEqualTo(1);
  }

  @Test
  void aFunctionWithTheHandlerOfS3EventsTransformsThem()
      throws IOException, InterruptedException, SQLException {
    twoHoursWithoutTransform();
    FunctionSettings settings = lake().transform().settings().withHandler(S3_EVENT_HANDLER);

    try (LambdaHost function = new LambdaHost(settings)) {
      for (String event : lake().queue().bodies()) {
        InvocationResult result = function.invoke(event);
        assertThat(result.functionError()).as(result.payload()).isNull();
        assertThat(result.payload()).isEqualTo("{\"objects\":1}");
      }
    }

    playsAreTheTruth();
  }

  @Test
  void theDeployedHandlerNamesTheOneThatTakesS3Events() throws IOException, InterruptedException {
    InvocationResult result = lake().transform().invoke(PutNotification.test(bucket()));

    assertThat(result.functionError()).isNotNull();
    assertThat(result.payload()).contains("got an event without SQS messages", S3_EVENT_HANDLER);
  }

  @Test
  void theTestEventOfS3IsAccepted() throws IOException, InterruptedException {
    lake().queue().send(PutNotification.test(bucket()));

    assertThat(lake().events().poll().getFirst().failed()).isEmpty();
    assertThat(lake().queue().size()).isZero();
  }

  @Test
  void aTransformKilledBetweenPutsIsRepeatedCompletely()
      throws IOException, InterruptedException, SQLException {
    twoHoursWithoutTransform();
    AtomicBoolean killed = new AtomicBoolean();
    lake()
        .s3()
        .interfere(
            request -> {
              if (request.puts("curated/playlist_items/") && killed.compareAndSet(false, true)) {
                kill(lake().transform()::kill);
              }
            });

    List<Batch> batches = lake().events().poll();
    lake().visibilityPasses();
    lake().events().poll();

    assertThat(killed).isTrue();
    assertThat(batches).anyMatch(batch -> batch.result().payload().contains("Runtime.ExitError"));
    assertThat(lake().queue().size()).isZero();
    playsAreTheTruth();
    everyFileIsInAManifest();
  }

  @Test
  void anExtractKilledBeforeItsStateIsStoredLosesNothing()
      throws IOException, InterruptedException, SQLException {
    AtomicBoolean stored = new AtomicBoolean();
    AtomicBoolean killed = new AtomicBoolean();
    lake()
        .s3()
        .interfere(
            request -> {
              if (request.puts("raw/source=recently_played/")) {
                stored.set(true);
              }
              if (request.puts("state/account=me")
                  && stored.get()
                  && killed.compareAndSet(false, true)) {
                kill(lake().extract()::kill);
              }
            });

    InvocationResult died = lake().hour();
    succeeded(lake().extract().invoke(lake().scheduledEvent()), lake());
    lake().events().poll();

    assertThat(died.payload()).contains("Runtime.ExitError");
    assertThat(tables().rows("SELECT DISTINCT play_id FROM {plays}"))
        .hasSameSizeAs(lake().spotify().truth().shownPlays());
    assertThat(lake().extract().log()).anyMatch(line -> line.contains("did not come to its end"));
  }

  private interface Killing {
    void run() throws InterruptedException;
  }

  private static void kill(Killing killing) {
    try {
      killing.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void twoHoursWithoutTransform() throws IOException, InterruptedException {
    for (int hour = 0; hour < 2; hour++) {
      lake().spotify().advance(java.time.Duration.ofHours(1));
      succeeded(lake().extract().invoke(lake().scheduledEvent()), lake());
    }
  }

  private String bucket() {
    return lake().template().physicalId("StorageRaw");
  }

  /// An object that the notification names and that is not there.
  private String poison() {
    return PutNotification.of(
        bucket(),
        "raw/source=recently_played/account=me/dt=2026-11-01/101500Z-20261101T101500Z-0000aaaa-000.ndjson.gz",
        100,
        "tag");
  }

  private void playsAreTheTruth() throws SQLException {
    assertThat(tables().rows("SELECT play_id FROM {plays}"))
        .doesNotHaveDuplicates()
        .hasSameSizeAs(lake().spotify().truth().shownPlays());
  }

  private void everyFileIsInAManifest() throws IOException {
    Path bucket = lake().bucket("StorageCurated");
    StringBuilder manifests = new StringBuilder();
    try (Stream<Path> files = Files.walk(bucket.resolve("manifests"))) {
      for (Path manifest : files.filter(Files::isRegularFile).toList()) {
        manifests.append(Files.readString(manifest));
      }
    }
    try (Stream<Path> files = Files.walk(bucket.resolve("curated"))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allMatch(file -> manifests.indexOf(bucket.relativize(file).toString()) >= 0);
    }
  }
}

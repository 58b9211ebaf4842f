package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.lambda.LambdaHost;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The extract function by itself: before the first login, under bad settings, and twice at once.
final class ExtractFunctionIT extends LakeScenario {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void beforeTheFirstLoginARunEndsGreenAndSaysSo() throws IOException, InterruptedException {
    lake().secrets().forget(lake().secretArn());

    InvocationResult result = lake().hour();

    succeeded(result, lake());
    assertThat(JSON.readTree(result.payload()).path("outcome").asText())
        .isEqualTo("waiting_for_login");
    assertThat(lake().extract().log())
        .anyMatch(line -> line.contains("nobody has signed in yet"))
        .anyMatch(line -> line.contains("\"RunsCompleted\":1"));
    assertThat(lake().queue().size()).isZero();
  }

  @Test
  void theTimeOfTheScheduleLabelsTheRun() throws IOException, InterruptedException {
    Instant scheduled = lake().spotify().now().plus(Duration.ofHours(1));

    lake().hour();

    assertThat(RawObjects.lines(lake().bucket("StorageRaw"), "recently_played"))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line.path("context").path("scheduled_at").asText())
                    .isEqualTo(scheduled.toString()));
  }

  @Test
  void aWrongSettingIsAnInitErrorOfOneLine() throws IOException, InterruptedException {
    try (LambdaHost wrong =
        new LambdaHost(lake().extract().settings().with("LAKE_TIMEZONE", "Mars/Olympus"))) {
      InvocationResult result = wrong.invoke(lake().scheduledEvent());

      assertThat(result.functionError()).isEqualTo("Unhandled");
      assertThat(result.payload())
          .contains("dev.spotifylake.common.LakeException")
          .contains("LAKE_TIMEZONE is 'Mars/Olympus'; expected a time zone");
    }
  }

  @Test
  void aRunThatDoesNotEndIsATimeout() throws IOException, InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    lake()
        .s3()
        .interfere(
            request -> {
              if (request.puts("raw/")) {
                await(over);
              }
            });
    try (LambdaHost hurried =
        new LambdaHost(lake().extract().settings().withTimeout(Duration.ofSeconds(4)))) {
      InvocationResult result = hurried.invoke(lake().scheduledEvent());

      assertThat(result.payload()).contains("Sandbox.Timedout").contains("after 4.00 seconds");
    } finally {
      over.countDown();
    }
  }

  @Test
  void twoRunsAtOnceOverwriteNothingAndGoBackNowhere() throws Exception {
    succeeded(lake().hour(), lake());
    lake().spotify().advance(Duration.ofHours(1));
    List<String> rawPuts = new CopyOnWriteArrayList<>();
    CountDownLatch bothHaveRead = new CountDownLatch(2);
    lake()
        .s3()
        .interfere(
            request -> {
              if (request.puts("raw/")) {
                rawPuts.add(request.key());
              }
              if (request.action().equals("s3:GetObject")
                  && request.key().startsWith("state/account=me")) {
                bothHaveRead.countDown();
              }
              if (request.puts("state/")) {
                await(bothHaveRead);
              }
            });

    try (LambdaHost second = new LambdaHost(lake().extract().settings());
        ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      String event = lake().scheduledEvent();
      Future<InvocationResult> one = both.submit(() -> lake().extract().invoke(event));
      Future<InvocationResult> other = both.submit(() -> second.invoke(event));
      assertThat(one.get().functionError()).as(one.get().payload()).isNull();
      assertThat(other.get().functionError()).as(other.get().payload()).isNull();
    }
    lake().s3().stopInterfering();
    lake().events().poll();

    assertThat(rawPuts).doesNotHaveDuplicates().isNotEmpty();
    playsAreTheTruth();
    assertThat(newestKnown()).isEqualTo(newestShown());
    succeeded(lake().hour(), lake());
    playsAreTheTruth();
    assertThat(newestKnown()).isEqualTo(newestShown());
  }

  private void playsAreTheTruth() throws SQLException {
    assertThat(tables().rows("SELECT DISTINCT play_id FROM {plays}"))
        .hasSameSizeAs(lake().spotify().truth().shownPlays());
  }

  private Instant newestKnown() throws IOException {
    JsonNode state =
        JSON.readTree(lake().bucket("StorageRaw").resolve("state/account=me.json").toFile());
    return Instant.parse(state.findPath("newest_played_at").asText());
  }

  private Instant newestShown() {
    return lake().spotify().truth().shownPlays().stream()
        .map(play -> play.playedAt())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The extract function: before the first login, with wrong settings, and beyond its timeout.
final class ExtractFunctionIT extends LakeScenario {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void aRunBeforeTheFirstLoginSucceedsAndIsRecorded()
      throws IOException, InterruptedException, SQLException {
    lake().secrets().forget(lake().secretArn());

    InvocationResult result = lake().hour();

    succeeded(result, lake());
    assertThat(JSON.readTree(result.payload()).path("outcome").asText())
        .isEqualTo("waiting_for_login");
    assertThat(lake().extract().log())
        .anyMatch(line -> line.contains("nobody has signed in yet"))
        .anyMatch(line -> line.contains("\"RunsCompleted\":1"));
    assertThat(tables().rows("SELECT account, source, calls, outcome FROM {ops_runs}"))
        .containsExactly("_app|recently_played|0|waiting_for_login");
    assertThat(tables().query("SELECT reason FROM ops_rejects")).isEmpty();
  }

  @Test
  void aRunRecordsTheTimeOfItsSchedule() throws IOException, InterruptedException {
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
  void aWrongSettingIsAnInitErrorWithItsName() throws IOException, InterruptedException {
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
  void anEventThatFailedTwiceIsKeptForAnotherRun() throws IOException, InterruptedException {
    try (LambdaHost wrong =
        new LambdaHost(lake().extract().settings().with("LAKE_TIMEZONE", "Mars/Olympus"))) {
      String event = lake().scheduledEvent();

      lake().schedule(wrong).fire(event);

      JsonNode kept = JSON.readTree(lake().failedRuns().bodies().getFirst());
      assertThat(kept.path("requestPayload")).isEqualTo(JSON.readTree(event));
      assertThat(kept.findPath("approximateInvokeCount").asInt()).isEqualTo(2);
      assertThat(kept.findPath("errorMessage").asText()).contains("LAKE_TIMEZONE");
      assertThat(lake().schedule(lake().extract()).fire(kept.path("requestPayload").toString()))
          .as("the event as it was kept is one that a run takes")
          .matches(result -> !result.failed());
    }
  }

  @Test
  void aRunThatDoesNotEndTimesOut() throws IOException, InterruptedException {
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

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.spotifylake.it.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.it.Requirement;
import dev.spotifylake.it.lambda.sample.BrokenHandler;
import dev.spotifylake.it.lambda.sample.EchoHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The host reports as Lambda does, so that other tests can rely on it.
final class LambdaHostIT {
  private static final JsonMapper JSON = new JsonMapper();

  private LambdaHost host = host(EchoHandler.class);

  private static LambdaHost host(Class<?> handler) {
    return new LambdaHost(
        new FunctionSettings(
            "echo",
            "EchoRole",
            handler.getName(),
            Path.of("target", "test-classes").toAbsolutePath(),
            256,
            Duration.ofSeconds(3),
            Map.of()));
  }

  private InvocationResult invoke(String action) throws IOException, InterruptedException {
    return host.invoke(
        """
        {"do":"%s"}
        """
            .formatted(action));
  }

  @BeforeEach
  void needs() {
    Requirement.LINUX.check(LambdaHostIT.class);
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void onlyTheFirstCallStartsTheFunction() throws IOException, InterruptedException {
    InvocationResult first = invoke("answer");
    InvocationResult second = invoke("answer");

    assertThat(first.cold()).isTrue();
    assertThat(second.cold()).isFalse();
    assertThat(second.functionError()).isNull();
    int remaining = Integer.parseInt(second.payload().replaceAll("\\D", ""));
    assertThat(remaining).isBetween(1, 3000);
    assertThat(host.log()).contains("requested: answer");
  }

  @Test
  void anExceptionIsReportedAndKeepsTheProcess() throws IOException, InterruptedException {
    InvocationResult thrown = invoke("throw");

    assertThat(thrown.functionError()).isEqualTo("Unhandled");
    JsonNode error = JSON.readTree(thrown.payload());
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("errorMessage").asText()).isEqualTo("no such thing");
    assertThat(invoke("answer").cold()).isFalse();
  }

  @Test
  void aTimeoutIsReportedAndTheNextCallIsCold() throws IOException, InterruptedException {
    host = new LambdaHost(host.settings().withTimeout(Duration.ofMillis(500)));

    InvocationResult late = invoke("hang");

    assertThat(late.functionError()).isEqualTo("Unhandled");
    JsonNode error = JSON.readTree(late.payload());
    assertThat(error.path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    assertThat(error.path("errorMessage").asText()).contains("Task timed out after 0.50 seconds");
    assertThat(invoke("answer").cold()).isTrue();
  }

  @Test
  void anExitIsReportedWithItsStatus() throws IOException, InterruptedException {
    JsonNode error = JSON.readTree(invoke("exit").payload());

    assertThat(error.path("errorType").asText()).isEqualTo("Runtime.ExitError");
    assertThat(error.path("errorMessage").asText()).contains("exit status 7");
    assertThat(invoke("answer").functionError()).isNull();
  }

  @Test
  void aHandlerThatCannotStartIsAnInitError() throws IOException, InterruptedException {
    host = host(BrokenHandler.class);

    InvocationResult failed = host.invoke("{}");

    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(failed.payload()).contains("LAKE_FORMAT is wrong");
  }
}

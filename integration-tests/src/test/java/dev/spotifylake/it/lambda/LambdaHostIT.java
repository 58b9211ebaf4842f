package dev.spotifylake.it.lambda;

import static org.assertj.core.api.Assertions.assertThat;

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

  @BeforeEach
  void needs() {
    Requirement.LINUX.check(LambdaHostIT.class);
  }

  @AfterEach
  void close() throws InterruptedException {
    host.close();
  }

  @Test
  void onlyTheFirstCallStartsTheFunction() throws IOException, InterruptedException {
    InvocationResult first = host.invoke("{\"do\":\"answer\"}");
    InvocationResult second = host.invoke("{\"do\":\"answer\"}");

    assertThat(first.cold()).isTrue();
    assertThat(second.cold()).isFalse();
    assertThat(second.functionError()).isNull();
    int remaining = Integer.parseInt(second.payload().replaceAll("\\D", ""));
    assertThat(remaining).isBetween(1, 3000);
    assertThat(host.log()).contains("requested: answer");
  }

  @Test
  void anExceptionIsReportedAndKeepsTheProcess() throws IOException, InterruptedException {
    InvocationResult thrown = host.invoke("{\"do\":\"throw\"}");

    assertThat(thrown.functionError()).isEqualTo("Unhandled");
    assertThat(thrown.payload())
        .contains("\"errorType\":\"java.lang.IllegalStateException\"")
        .contains("\"errorMessage\":\"no such thing\"");
    assertThat(host.invoke("{\"do\":\"answer\"}").cold()).isFalse();
  }

  @Test
  void aTimeoutIsReportedAndTheNextCallIsCold() throws IOException, InterruptedException {
    host = new LambdaHost(host.settings().withTimeout(Duration.ofMillis(500)));

    InvocationResult late = host.invoke("{\"do\":\"hang\"}");

    assertThat(late.functionError()).isEqualTo("Unhandled");
    assertThat(late.payload())
        .contains("\"errorType\":\"Sandbox.Timedout\"")
        .contains("Task timed out after 0.50 seconds");
    assertThat(host.invoke("{\"do\":\"answer\"}").cold()).isTrue();
  }

  @Test
  void anExitIsReportedWithItsStatus() throws IOException, InterruptedException {
    assertThat(host.invoke("{\"do\":\"exit\"}").payload())
        .contains("\"errorType\":\"Runtime.ExitError\"")
        .contains("exit status 7");
    assertThat(host.invoke("{\"do\":\"answer\"}").functionError()).isNull();
  }

  @Test
  void aHandlerThatCannotStartIsAnInitError() throws IOException, InterruptedException {
    host = host(BrokenHandler.class);

    InvocationResult failed = host.invoke("{}");

    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(failed.payload()).contains("LAKE_FORMAT is wrong");
  }
}

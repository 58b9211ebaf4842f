package dev.spotifylake.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.time.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A query of an interrupted thread, or of a process that ends, is cancelled in Athena.
class AthenaInterruptTest {
  private final AthenaStandIn athena = new AthenaStandIn();
  private final List<Duration> waits = new ArrayList<>();
  private final AwsStandIn server = AwsStandIn.start(athena);

  @AfterEach
  void end() {
    server.close();
  }

  private AthenaEngine engine(Sleeper sleeper) {
    return engine(sleeper, ShutdownHooks.ofThisProcess());
  }

  private AthenaEngine engine(Sleeper sleeper, ShutdownHooks hooks) {
    return AthenaStandIn.engine(server, sleeper, cost -> {}, hooks);
  }

  @Test
  void anInterruptedQueryIsCancelled() {
    Sleeper interrupted =
        duration -> {
          throw new InterruptedException();
        };

    assertThatTheQueryIsCancelled(interrupted);
  }

  @Test
  void aQueryInterruptedWhileItStartsIsCancelled() {
    athena.checksUntilDone = Integer.MAX_VALUE;
    athena.beforeStartResponse = Thread.currentThread()::interrupt;

    assertThatTheQueryIsCancelled(waits::add);
  }

  @Test
  void aQueryInterruptedDuringACheckIsCancelled() {
    athena.checksUntilDone = Integer.MAX_VALUE;
    athena.beforeCheckResponse = Thread.currentThread()::interrupt;

    assertThatTheQueryIsCancelled(waits::add);
  }

  private void assertThatTheQueryIsCancelled(Sleeper sleeper) {
    try (AthenaEngine engine = engine(sleeper)) {
      assertThatThrownBy(() -> engine.query("SELECT 1"))
          .isInstanceOf(LakeException.class)
          .hasMessage("interrupted: the query was cancelled (query q-1)");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(athena.stopped).isTrue();
  }

  @Test
  void aQueryThatStartsWhileTheProcessEndsIsCancelled() throws InterruptedException {
    EndingProcess process = new EndingProcess();
    athena.checksUntilDone = 1_000;
    athena.beforeStartResponse = process::end;

    try (AthenaEngine engine = engine(waits::add, process)) {
      assertThatThrownBy(() -> engine.query("SELECT 1"))
          .isInstanceOf(LakeException.class)
          .hasMessage("interrupted: the query was cancelled (query q-1)");
      process.awaitHooks();
    }
    assertThat(athena.stopped).isTrue();
  }

  @Test
  void noQueryStartsOnceTheProcessEnds() {
    EndingProcess process = new EndingProcess();
    process.end();

    try (AthenaEngine engine = engine(waits::add, process)) {
      assertThatThrownBy(() -> engine.query("SELECT 1"))
          .isInstanceOf(LakeException.class)
          .hasMessage("interrupted: the query was not started");
    }
    assertThat(server.operations()).isEmpty();
  }
}

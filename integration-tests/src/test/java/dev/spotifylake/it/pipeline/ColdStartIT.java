package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.lambda.LambdaHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// How long a function takes from its start to its first response, SDK clients and a call included.
/// Most runs of an hourly function begin like this. Figures in `target/cold-start.txt`.
@Isolated("the figures are those of a machine without other tests")
final class ColdStartIT extends LakeScenario {
  // Lambda's own limit for the start. The usual time is only printed: it depends on the machine.
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int TIMES = 5;

  @Test
  void aColdStartTakesLessThanLambdasLimit() throws IOException, InterruptedException {
    lake().secrets().forget(lake().secretArn());

    String figures =
        figures(
                "extract, one call of Secrets Manager and one put",
                lake().extract(),
                lake().scheduledEvent())
            + figures(
                "transform, S3's test event in a message of the queue",
                lake().transform(),
                """
                {"Records": [{"messageId": "m1", "eventSource": "aws:sqs",
                  "body": "{\\"Event\\": \\"s3:TestEvent\\"}"}]}
                """);

    System.out.print(figures);
    Files.writeString(Path.of("target", "cold-start.txt"), figures);
  }

  private static String figures(String what, LambdaHost host, String event)
      throws IOException, InterruptedException {
    List<Duration> durations = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      host.kill();
      InvocationResult result = host.invoke(event);
      assertThat(result.cold()).isTrue();
      assertThat(result.functionError()).as(result.payload()).isNull();
      durations.add(result.duration());
    }
    Collections.sort(durations);
    // The median: on a machine with other work a single start may take any time.
    assertThat(durations.get(TIMES / 2)).as(what).isLessThan(LIMIT);
    return "cold start, %s: median %d ms of %d (%d to %d)%n"
        .formatted(
            what,
            durations.get(TIMES / 2).toMillis(),
            TIMES,
            durations.getFirst().toMillis(),
            durations.getLast().toMillis());
  }
}

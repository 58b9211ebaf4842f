package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.s3.PutNotification;
import dev.spotifylake.it.trigger.EventSource.Batch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The largest raw object takes the deployed function less time than {@link
/// RawLimits#TRANSFORM_TIME}, from which batch size and timeout follow. Figures in
/// `target/large-object.txt`.
final class LargeObjectIT extends LakeScenario {
  // Lambda gives one whole processor at this memory, and in proportion below it.
  private static final double MEGABYTES_OF_ONE_PROCESSOR = 1_769;

  @Test
  void theLargestRawObjectIsTransformedInTime() throws Exception {
    Path bucket = lake().bucket("StorageRaw");
    LargeRawObject large = LargeRawObject.put(new FolderObjectStore(bucket), Instant.now());
    long compressed = Files.size(bucket.resolve(large.key().key()));
    String raw = lake().template().physicalId("StorageRaw");
    lake().queue().send(PutNotification.test(raw));
    lake().events().poll();
    lake().queue().send(PutNotification.of(raw, large.key().key(), compressed, "tag"));
    Duration before = lake().transform().processorTime();

    Batch batch = lake().events().poll().getFirst();

    InvocationResult result = batch.result();
    assertThat(result.functionError()).as(result.payload()).isNull();
    assertThat(batch.failed()).isEmpty();
    assertThat(tables().count("SELECT count(*) FROM {playlist_items}")).isEqualTo(large.entries());
    Duration processor = lake().transform().processorTime().minus(before);
    // Elapsed time would depend on what else this machine does.
    double share = lake().transform().settings().memoryMegabytes() / MEGABYTES_OF_ONE_PROCESSOR;
    Duration deployed = Duration.ofMillis(Math.round(processor.toMillis() / Math.min(1, share)));
    String figures =
        "largest object, %d MB plain, %.1f MB compressed, %d entries: %.1f s of one processor (%.1f s by the clock), may take %d s%n"
            .formatted(
                RawLimits.DEFAULT.plainBytes() >> 20,
                compressed / 1_048_576.0,
                large.entries(),
                deployed.toMillis() / 1_000.0,
                result.duration().toMillis() / 1_000.0,
                RawLimits.TRANSFORM_TIME.toSeconds());
    System.out.print(figures);
    Files.writeString(Path.of("target", "large-object.txt"), figures);
    assertThat(deployed).isPositive().isLessThan(RawLimits.TRANSFORM_TIME);
  }
}

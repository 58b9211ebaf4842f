package dev.spotifylake.compact.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.compact.testing.CompactedLake;
import dev.spotifylake.compact.testing.RandomRows;
import dev.spotifylake.testsupport.LambdaContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The function's result, log and metrics, over a folder.
final class CompactHandlerTest {
  private static final int QUARTER_OF_AN_HOUR = 900_000;
  private static final int A_MINUTE = 60_000;

  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();
  private CompactedLake lake;

  @BeforeEach
  void makeLake() throws IOException {
    lake = new CompactedLake(new FolderObjectStore(folder), LakeFormat.PARQUET);
    transform("2026-11-30T10:00:00Z");
    transform("2026-11-30T12:00:00Z");
    transform("2026-11-30T23:30:00Z");
  }

  @AfterEach
  void closeLake() {
    lake.close();
  }

  private void transform(String time) throws IOException {
    RawKey key = new RawKey(Source.TRACK, "me", Instant.parse(time), "run", 0);
    lake.transform(
        key,
        List.of(
            RandomRows.row(
                OpsPassRow.class,
                new Observation(key.account(), key.time(), key.runId(), key.key()),
                0,
                0,
                1)));
  }

  private CompactHandler handler() {
    return new CompactHandler(
        Map.of("LAKE_NAME", "lake", "LAKE_RAW", folder.toString()), lake::now, log::add);
  }

  private Map<String, Object> invoke(int remainingMillis) {
    return handler().handleRequest(new ScheduledEvent(), new LambdaContext(remainingMillis));
  }

  @Test
  void theLogSaysWhatWasFoldedAndHowOldTheRestIs() {
    Map<String, Object> result = invoke(QUARTER_OF_AN_HOUR);

    assertThat(result)
        .containsEntry("raw_objects", 2)
        .containsEntry("merged_files", 1)
        .containsEntry("complete", true);
    assertThat(log).hasSize(2);
    assertThat(log.getFirst())
        .contains(
            "\"event\":\"compacted\"",
            "\"raw_objects\":2,\"files\":2,\"merged_files\":1,\"merged_rows\":2",
            "\"complete\":true,\"oldest_unfolded\":\"2026-11-30T23:30:00Z\"");
    assertThat(log.getLast())
        .contains("\"Namespace\":\"SpotifyLake\"", "\"LakeName\":\"lake\"")
        .contains("\"ObjectsFolded\":2", "\"MergedFiles\":1", "\"OldestUnfoldedMinutes\":30");
  }

  @Test
  void withLittleTimeLeftNoStepBeginsAndTheNextInvocationContinues() throws IOException {
    Map<String, Object> result = invoke(A_MINUTE);

    assertThat(result).containsEntry("raw_objects", 0).containsEntry("complete", false);
    assertThat(log.getFirst())
        .contains("\"complete\":false,\"oldest_unfolded\":\"2026-11-30T10:00:00Z\"")
        .contains("too little time is left in this invocation; the next one continues");
    assertThat(log.getLast()).contains("\"OldestUnfoldedMinutes\":840");

    lake.pass(Duration.ofHours(6));

    assertThat(invoke(QUARTER_OF_AN_HOUR)).containsEntry("raw_objects", 3);
    assertThat(log.getLast()).contains("\"OldestUnfoldedMinutes\":0");
  }

  @Test
  void aFailureIsALineOfTheLogAndFailsTheInvocation() throws IOException {
    Files.createDirectories(folder.resolve("manifests"));
    Files.writeString(folder.resolve("manifests/files.json"), "{\"layout\":3}");

    assertThatThrownBy(() -> invoke(QUARTER_OF_AN_HOUR))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("layout 3");
    assertThat(log)
        .singleElement()
        .asString()
        .contains("\"event\":\"error\"", "layout 3", "\"request_id\":\"request-1\"");
  }
}

package dev.spotifylake.cli.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.cli.aws.FunctionLogs.Line;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogEntryTest {
  private static LogEntry entry(String text) {
    return LogEntry.of(
        new Line(
            "id", Instant.parse("2026-11-22T10:05:07Z"), "/aws/lambda/lake-extract", text.strip()));
  }

  @Test
  void anEventIsShownAsTimeEventMessageAndFields() {
    LogEntry entry =
        entry(
            """
            {"at":"2026-11-22T10:05:06Z","event":"source","run_id":"r1","message":"two words","calls":3,"none":null,"ok":true}
            """);

    assertThat(entry.text())
        .isEqualTo("2026-11-22T10:05:07Z source two words run_id=r1 calls=3 ok=true");
  }

  @Test
  void aLambdaRecordIsShownByItsType() {
    LogEntry entry =
        entry(
            """
            {"type":"platform.report","record":{"status":"success"}}
            """);

    assertThat(entry.text())
        .isEqualTo(
            """
            2026-11-22T10:05:07Z platform.report type=platform.report record={"status":"success"}\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"START RequestId: 1", "{broken", "", "[1]", "Exception in thread \"main\""})
  void otherLinesAreShownUnchanged(String text) {
    assertThat(entry(text).text()).isEqualTo("2026-11-22T10:05:07Z " + text);
    assertThat(entry(text).isOfRun("1")).isFalse();
    assertThat(entry(text).isMetrics()).isFalse();
  }

  static Stream<String> failures() {
    return """
    {"event":"error"}
    {"event":"problem"}
    {"level":"ERROR","message":"x"}
    {"level":"FATAL"}
    {"type":"platform.report","record":{"status":"timeout"}}
    {"type":"platform.initReport","record":{"status":"error"}}
    {"type":"platform.runtimeDone","record":{"status":"failure"}}
    2026-11-22T10:05:07Z 1 Task timed out after 300.00 seconds
    """
        .lines();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failuresAreErrors(String text) {
    assertThat(entry(text).isError()).isTrue();
  }

  static Stream<String> linesThatMentionErrors() {
    return """
    {"event":"run_ends"}
    {"event":"notice","message":"error"}
    {"type":"platform.report","record":{"status":"success"}}
    START RequestId: error
    """
        .lines();
  }

  @ParameterizedTest
  @MethodSource("linesThatMentionErrors")
  void linesThatOnlyMentionErrorsAreNoErrors(String text) {
    assertThat(entry(text).isError()).isFalse();
  }

  @Test
  void runAndSourceMatchByTheWholeName() {
    LogEntry entry =
        entry(
            """
            {"event":"source","run_id":"r1","source":"playlist_items"}
            """);

    assertThat(entry.isOfRun("r1")).isTrue();
    assertThat(entry.isOfRun("r")).isFalse();
    assertThat(entry.isOfSource("playlist_items")).isTrue();
    assertThat(entry.isOfSource("playlist")).isFalse();
  }

  @Test
  void linesForCloudWatchMetricsAreRecognized() {
    LogEntry entry =
        entry(
            """
            {"_aws":{},"RunsCompleted":1}
            """);

    assertThat(entry.isMetrics()).isTrue();
  }
}

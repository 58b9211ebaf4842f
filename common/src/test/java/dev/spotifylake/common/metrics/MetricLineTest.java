package dev.spotifylake.common.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MetricLineTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:05:00Z");

  @Test
  void aLineNamesItsMetricsAndHoldsTheirValues() {
    assertThat(
            new MetricLine("mine", AT)
                .count(MetricNames.RUNS_COMPLETED, 1)
                .with(MetricNames.RUN_DURATION, 1200, MetricUnit.MILLISECONDS)
                .json())
        .isEqualTo(
            """
            {"_aws":{"Timestamp":1795341900000,"CloudWatchMetrics":[{"Namespace":"SpotifyLake",\
            "Dimensions":[["LakeName"]],"Metrics":[{"Name":"RunsCompleted","Unit":"Count"},\
            {"Name":"RunDuration","Unit":"Milliseconds"}]}]},\
            "LakeName":"mine","RunsCompleted":1,"RunDuration":1200}\
            """);
  }

  @Test
  void anOutcomeIsASecondDimension() {
    assertThat(new MetricLine("mine", AT).byOutcome("429").count(MetricNames.CALLS, 3).json())
        .contains("\"Dimensions\":[[\"LakeName\",\"Outcome\"]]")
        .contains("\"Outcome\":\"429\"")
        .endsWith("\"Calls\":3}");
  }

  @Test
  void aMetricThatNobodyWatchesIsRefused() {
    assertThatThrownBy(() -> new MetricLine("mine", AT).count("RunCompleted", 1))
        .hasMessageContaining("'RunCompleted' is no metric of the lake");
  }
}

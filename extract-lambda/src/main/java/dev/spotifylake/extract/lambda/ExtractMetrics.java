package dev.spotifylake.extract.lambda;

import dev.spotifylake.common.metrics.MetricLine;
import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.common.metrics.MetricUnit;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.report.SourceReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// The metric lines of a run.
final class ExtractMetrics {
  private final String lakeName;
  private final Instant at;

  ExtractMetrics(String lakeName, Instant at) {
    this.lakeName = lakeName;
    this.at = at;
  }

  /// A run that waits for a login counts as completed: nothing is wrong, so no alarm is due.
  List<String> ofWaiting(Duration took) {
    return List.of(
        new MetricLine(lakeName, at)
            .count(MetricNames.RUNS_COMPLETED, 1)
            .with(MetricNames.RUN_DURATION, took.toMillis(), MetricUnit.MILLISECONDS)
            .json());
  }

  List<String> of(RunReport report, Duration took) {
    List<String> lines = new ArrayList<>();
    MetricLine run =
        new MetricLine(lakeName, at)
            .count(MetricNames.RUNS_COMPLETED, failed(report) ? 0 : 1)
            .count(MetricNames.COOLDOWN_ACTIVE, coolsDown(report) ? 1 : 0)
            .count(MetricNames.COVERAGE_GAP_MINUTES, minutes(report.coverageGap()))
            .with(MetricNames.RUN_DURATION, took.toMillis(), MetricUnit.MILLISECONDS);
    Integer daysLeft = report.tokenDaysLeft();
    if (daysLeft != null) {
      run.count(MetricNames.TOKEN_DAYS_LEFT, daysLeft);
    }
    lines.add(run.json());
    addCalls(lines, report, "2xx", SourceReport::status2xx);
    addCalls(lines, report, "4xx", SourceReport::status4xx);
    addCalls(lines, report, "429", SourceReport::status429);
    addCalls(lines, report, "5xx", SourceReport::status5xx);
    return lines;
  }

  /// Whether sources failed and none was read. One such run is not completed; three in a row raise
  /// the alarm.
  static boolean failed(RunReport report) {
    return report.nothingWorked()
        && report.sources().stream().anyMatch(source -> source.outcome() == Outcome.FAILED);
  }

  private static boolean coolsDown(RunReport report) {
    return report.sources().stream()
        .anyMatch(source -> source.outcome() == Outcome.COOLING_DOWN || source.status429() > 0);
  }

  /// Rounded up, so that no gap is reported as none.
  private static long minutes(Duration gap) {
    return gap.plusMinutes(1).minusNanos(1).toMinutes();
  }

  private void addCalls(
      List<String> lines, RunReport report, String outcome, ToIntFunction<SourceReport> calls) {
    int sum = report.sources().stream().mapToInt(calls).sum();
    if (sum > 0) {
      lines.add(
          new MetricLine(lakeName, at).byOutcome(outcome).count(MetricNames.CALLS, sum).json());
    }
  }
}

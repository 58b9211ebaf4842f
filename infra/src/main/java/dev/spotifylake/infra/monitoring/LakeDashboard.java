package dev.spotifylake.infra.monitoring;

import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.infra.compact.CompactRun;
import dev.spotifylake.infra.extract.ExtractRun;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.transform.TransformPipeline;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// One dashboard of the lake's state: alarms, runs, new rows, calls by outcome, queue, last errors.
public final class LakeDashboard extends Construct {
  private static final Duration HOUR = Duration.hours(1);
  private static final Duration FIVE_MINUTES = Duration.minutes(5);

  // The page is 24 columns wide.
  private static final int FULL_WIDTH = 24;
  private static final int HALF_WIDTH = 12;

  private final LakeParameters parameters;
  private final LakeMetrics metrics;
  private final Dashboard dashboard;

  public LakeDashboard(
      Construct scope,
      String id,
      LakeParameters parameters,
      ExtractRun extract,
      TransformPipeline transform,
      CompactRun compact,
      List<Alarm> alarms) {
    super(scope, id);
    this.parameters = parameters;
    metrics = new LakeMetrics(parameters);
    dashboard =
        Dashboard.Builder.create(this, "Dashboard")
            .dashboardName(parameters.lakeName())
            .widgets(
                List.of(
                    List.of(
                        AlarmStatusWidget.Builder.create()
                            .title("Alarms")
                            .alarms(alarms)
                            .width(FULL_WIDTH)
                            .build()),
                    List.of(
                        graph(
                            "Runs in an hour",
                            lake(MetricNames.RUNS_COMPLETED, "Sum"),
                            metrics.ofFunction(extract.function(), "Errors", "Sum", HOUR)),
                        graph(
                            "Milliseconds of a run",
                            lake(MetricNames.RUN_DURATION, "Maximum"),
                            metrics.ofFunction(transform.function(), "Duration", "Maximum", HOUR))),
                    List.of(
                        graph(
                            "What came in",
                            lake(MetricNames.PLAYS_NEW, "Sum"),
                            lake(MetricNames.ROWS_WRITTEN, "Sum"),
                            lake(MetricNames.REJECTS, "Sum")),
                        graph(
                            "Calls to Spotify by outcome",
                            callsByOutcome(),
                            lake(MetricNames.COOLDOWN_ACTIVE, "Maximum"))),
                    List.of(
                        graph(
                            "Minutes in which plays may be missing",
                            lake(MetricNames.COVERAGE_GAP_MINUTES, "Maximum")),
                        graph(
                            "Days until a login expires",
                            lake(MetricNames.TOKEN_DAYS_LEFT, "Minimum"))),
                    List.of(
                        graph(
                            "Raw objects waiting",
                            visible(transform.queue()),
                            visible(transform.deadLetters()),
                            visible(extract.deadLetters()),
                            visible(compact.deadLetters())),
                        graph(
                            "Seconds the oldest has waited",
                            metrics.ofQueue(
                                transform.queue(), "ApproximateAgeOfOldestMessage", FIVE_MINUTES))),
                    List.of(
                        graph(
                            "Minutes the oldest has waited to be merged",
                            lake(MetricNames.OLDEST_UNFOLDED_MINUTES, "Maximum")),
                        graph(
                            "Raw objects merged, and failed compactions",
                            lake(MetricNames.OBJECTS_FOLDED, "Sum"),
                            metrics.ofFunction(compact.function(), "Errors", "Sum", HOUR))),
                    List.of(lastErrors(extract, transform, compact))))
            .build();
    ((CfnDashboard) dashboard.getNode().getDefaultChild())
        .getCfnOptions()
        .setCondition(parameters.hasDashboard());
  }

  private static IWidget graph(String title, IMetric... left) {
    return GraphWidget.Builder.create().title(title).left(List.of(left)).width(HALF_WIDTH).build();
  }

  private IMetric lake(String name, String statistic) {
    return metrics.ofLake(name, statistic, HOUR);
  }

  private IMetric visible(Queue queue) {
    return metrics.ofQueue(queue, "ApproximateNumberOfMessagesVisible", FIVE_MINUTES);
  }

  // A search expression, since the code decides which outcomes exist.
  private IMetric callsByOutcome() {
    String dimensions =
        String.join(",", MetricNames.NAMESPACE, MetricNames.LAKE_NAME, MetricNames.OUTCOME);
    return MathExpression.Builder.create()
        .expression(
            "SEARCH('{"
                + dimensions
                + "} MetricName=\""
                + MetricNames.CALLS
                + "\" "
                + MetricNames.LAKE_NAME
                + "=\""
                + parameters.lakeName()
                + "\"', 'Sum', "
                + HOUR.toSeconds()
                + ")")
        .usingMetrics(Map.of())
        .label("")
        .period(HOUR)
        .build();
  }

  private static IWidget lastErrors(
      ExtractRun extract, TransformPipeline transform, CompactRun compact) {
    return LogQueryWidget.Builder.create()
        .title("Last errors")
        .logGroupNames(
            List.of(
                extract.function().logGroupName(),
                transform.function().logGroupName(),
                compact.function().logGroupName()))
        .view(LogQueryVisualizationType.TABLE)
        .queryLines(
            List.of(
                "fields @timestamp, @message",
                "filter level in ['ERROR', 'FATAL']",
                "sort @timestamp desc",
                "limit 20"))
        .width(FULL_WIDTH)
        .build();
  }

  public String name() {
    return dashboard.getDashboardName();
  }
}

package dev.spotifylake.infra.monitoring;

import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.infra.compact.CompactRun;
import dev.spotifylake.infra.extract.ExtractRun;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.transform.TransformPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/// Eleven alarms. Each needs an action of a person, which its description names; the alarm mail
/// shows the description.
public final class LakeAlarms extends Construct {
  private static final Duration FIVE_MINUTES = Duration.minutes(5);
  private static final Duration HOUR = Duration.hours(1);

  // A compaction may begin a little before or after its six hours.
  private static final Duration TWO_COMPACTIONS = Duration.hours(12);

  // A raw object usually becomes table files within two minutes.
  private static final int OLD_IN_SECONDS = 15 * 60;

  // Four compactions have not reached the object.
  private static final int DAY_IN_MINUTES = 24 * 60;

  // Two missed runs rarely lose plays: Spotify keeps the last 50.
  private static final int HOURS_WITHOUT_A_RUN = 3;

  // Two weeks, so that a person on holiday can still renew the sign-in in time.
  private static final int FEW_TOKEN_DAYS = 14;

  private final LakeParameters parameters;
  private final AlarmTopic topic;
  private final List<Alarm> alarms = new ArrayList<>();

  public LakeAlarms(
      Construct scope,
      String id,
      LakeParameters parameters,
      ExtractRun extract,
      TransformPipeline transform,
      CompactRun compact) {
    super(scope, id);
    this.parameters = parameters;
    topic = new AlarmTopic(this, "Topic", parameters);
    LakeMetrics metrics = new LakeMetrics(parameters);
    atLeastOne(
        "ExtractErrors",
        "An extract run failed. See why: lake logs --stack <stack> --errors",
        metrics.ofFunction(extract.function(), "Errors", "Sum", FIVE_MINUTES));
    atLeastOne(
        "TransformErrors",
        "A transform call failed as a whole. See why: lake logs --stack <stack> --errors",
        metrics.ofFunction(transform.function(), "Errors", "Sum", FIVE_MINUTES));
    atLeastOne(
        "ExtractDeadLetters",
        "A scheduled run did not start or failed twice. The next run reads the same plays; if"
            + " the alarm repeats, see the logs.",
        metrics.ofQueue(extract.deadLetters(), "ApproximateNumberOfMessagesVisible", FIVE_MINUTES));
    atLeastOne(
        "TransformDeadLetters",
        "A raw object could not be made into tables. It is kept: mend the cause, then start the"
            + " redrive of the queue.",
        metrics.ofQueue(
            transform.deadLetters(), "ApproximateNumberOfMessagesVisible", FIVE_MINUTES));
    above(
        "QueueAge",
        "A raw object has waited over 15 minutes for the transform.",
        metrics.ofQueue(transform.queue(), "ApproximateAgeOfOldestMessage", FIVE_MINUTES),
        OLD_IN_SECONDS,
        TreatMissingData.NOT_BREACHING);
    ofCompaction(compact, metrics);
    noRunsCompleted(metrics);
    tokenRunsOut(metrics);
    above(
        "CoverageGap",
        "Plays may be missing: between two polls more were played than the 50 Spotify keeps. View"
            + " v_coverage shows when; an import of your data export can fill the gap.",
        metrics.ofLake(MetricNames.COVERAGE_GAP_MINUTES, "Maximum", HOUR),
        0,
        TreatMissingData.NOT_BREACHING);
  }

  private void ofCompaction(CompactRun compact, LakeMetrics metrics) {
    atLeastOne(
        "CompactErrors",
        "A compaction failed. See why: lake logs --stack <stack> --errors",
        metrics.ofFunction(compact.function(), "Errors", "Sum", FIVE_MINUTES));
    atLeastOne(
        "CompactDeadLetters",
        "A compaction did not start or failed. The next one does the same work; if the alarm"
            + " repeats, see the logs.",
        metrics.ofQueue(compact.deadLetters(), "ApproximateNumberOfMessagesVisible", FIVE_MINUTES));
    above(
        "CompactionBehind",
        "Small files have waited over 24 hours to be merged, or no compaction has ended in 12"
            + " hours, so queries get slower. Merge them: lake compact --stack <stack>. (The alarm"
            + " also fires until the first compaction of a new lake.)",
        metrics.ofLake(MetricNames.OLDEST_UNFOLDED_MINUTES, "Minimum", TWO_COMPACTIONS),
        DAY_IN_MINUTES,
        TreatMissingData.BREACHING);
  }

  private void noRunsCompleted(LakeMetrics metrics) {
    add(
        alarm(
                "NoRunCompleted",
                "No run has completed in three hours, so plays may be lost soon. (The alarm also"
                    + " fires until the first run of a new lake.)",
                metrics.ofLake(MetricNames.RUNS_COMPLETED, "Sum", HOUR))
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .threshold(1)
            .evaluationPeriods(HOURS_WITHOUT_A_RUN)
            .datapointsToAlarm(HOURS_WITHOUT_A_RUN)
            .treatMissingData(TreatMissingData.BREACHING)
            .build());
  }

  private void tokenRunsOut(LakeMetrics metrics) {
    add(
        alarm(
                "TokenRunsOut",
                "A Spotify login expires in less than 14 days. Renew it: lake login --stack"
                    + " <stack>",
                metrics.ofLake(MetricNames.TOKEN_DAYS_LEFT, "Minimum", HOUR))
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .threshold(FEW_TOKEN_DAYS)
            .evaluationPeriods(1)
            // An hour without a value does not change the alarm's state.
            .treatMissingData(TreatMissingData.IGNORE)
            .build());
  }

  private void atLeastOne(String id, String description, Metric metric) {
    add(
        alarm(id, description, metric)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
            .threshold(1)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
  }

  private void above(
      String id, String description, Metric metric, int threshold, TreatMissingData missing) {
    add(
        alarm(id, description, metric)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(threshold)
            .evaluationPeriods(1)
            .treatMissingData(missing)
            .build());
  }

  private Alarm.Builder alarm(String id, String description, Metric metric) {
    return Alarm.Builder.create(this, id)
        .alarmName(parameters.nameOf(hyphenated(id)))
        .alarmDescription(description)
        .metric(metric);
  }

  private static String hyphenated(String id) {
    return id.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private void add(Alarm alarm) {
    SnsAction mail = new SnsAction(topic.topic());
    alarm.addAlarmAction(mail);
    alarm.addOkAction(mail);
    alarms.add(alarm);
  }

  public List<Alarm> alarms() {
    return List.copyOf(alarms);
  }

  public String topicArn() {
    return topic.topic().getTopicArn();
  }
}

package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.infra.requirement.Policies.Statement;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Alarms, who hears them, and the dashboard.
final class WatchChecks {
  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:spotify-lake-alarms";

  /// What AWS itself emits, with the property of the resource that its dimension names.
  private static final Map<String, Set<String>> METRICS_OF_AWS =
      Map.of(
          "AWS/Lambda", Set.of("Errors", "Duration", "Invocations", "Throttles"),
          "AWS/SQS", Set.of("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"));

  private static final Pattern SEARCHED_METRIC = Pattern.compile("MetricName=\"([^\"]+)\"");

  private WatchChecks() {}

  static void alarmsWatchWhatIsEmitted(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    for (EvaluatedResource alarm : stack.ofType("AWS::CloudWatch::Alarm")) {
      String dimension = alarm.text("/Dimensions/0/Name");
      String value = alarm.text("/Dimensions/0/Value");
      emitted(
          stack,
          alarm.logicalId(),
          alarm.text("/Namespace"),
          alarm.text("/MetricName"),
          dimension,
          value,
          findings);
      findings.equal(alarm.at("/Dimensions").size(), 1, "dimensions of " + alarm.logicalId());
    }
  }

  private static void emitted(
      EvaluatedTemplate stack,
      String where,
      String namespace,
      String metric,
      String dimension,
      String value,
      Findings findings) {
    if (namespace.equals(MetricNames.NAMESPACE)) {
      findings.expect(
          MetricNames.all().contains(metric), "%s watches %s, which nothing emits", where, metric);
      findings.expect(
          dimension.equals(MetricNames.LAKE_NAME) && value.equals("spotify-lake"),
          "%s watches %s=%s; the lake emits with its name",
          where,
          dimension,
          value);
      return;
    }
    findings.expect(
        METRICS_OF_AWS.getOrDefault(namespace, Set.of()).contains(metric),
        "%s watches %s of %s, which AWS does not emit",
        where,
        metric,
        namespace);
    boolean function = dimension.equals("FunctionName") && namespace.equals("AWS/Lambda");
    boolean queue = dimension.equals("QueueName") && namespace.equals("AWS/SQS");
    findings.expect(
        (function || queue)
            && stack.resources().values().stream()
                .anyMatch(one -> one.text("/" + dimension).equals(value)),
        "%s watches %s=%s, which is no part of the lake",
        where,
        dimension,
        value);
  }

  static void allAlarmsAreThere(Candidate candidate, Findings findings) {
    Map<String, String> alarms = new TreeMap<>();
    for (EvaluatedResource alarm : candidate.stack().ofType("AWS::CloudWatch::Alarm")) {
      alarms.put(
          alarm.text("/MetricName") + " of " + alarm.text("/Dimensions/0/Value"), said(alarm));
    }
    Map<String, String> expected = new TreeMap<>();
    String none = "missing notBreaching";
    expected.put("Errors of spotify-lake-extract", "Sum >= 1 in 300 s x 1, " + none);
    expected.put("Errors of spotify-lake-compact", "Sum >= 1 in 300 s x 1, " + none);
    expected.put("Errors of spotify-lake-transform", "Sum >= 1 in 300 s x 1, " + none);
    for (String queue : List.of("extract", "transform", "compact")) {
      expected.put(
          "ApproximateNumberOfMessagesVisible of spotify-lake-" + queue + "-dead-letters",
          "Maximum >= 1 in 300 s x 1, " + none);
    }
    expected.put(
        "ApproximateAgeOfOldestMessage of spotify-lake-transform",
        "Maximum > 900 in 300 s x 1, " + none);
    expected.put("RunsCompleted of spotify-lake", "Sum < 1 in 3600 s x 3, missing breaching");
    expected.put("TokenDaysLeft of spotify-lake", "Minimum < 14 in 3600 s x 1, missing ignore");
    expected.put(
        "OldestUnfoldedMinutes of spotify-lake",
        "Minimum > 1440 in 43200 s x 1, missing breaching");
    expected.put("CoverageGapMinutes of spotify-lake", "Maximum > 0 in 3600 s x 1, " + none);
    for (Map.Entry<String, String> one : expected.entrySet()) {
      findings.equal(
          alarms.getOrDefault(one.getKey(), "not watched"), one.getValue(), one.getKey());
    }
    findings.equal(alarms.size(), expected.size(), "number of alarms");
  }

  private static String said(EvaluatedResource alarm) {
    String comparison =
        switch (alarm.text("/ComparisonOperator")) {
          case "GreaterThanOrEqualToThreshold" -> ">=";
          case "GreaterThanThreshold" -> ">";
          case "LessThanThreshold" -> "<";
          default -> alarm.text("/ComparisonOperator");
        };
    return "%s %s %s in %s s x %s, missing %s"
        .formatted(
            alarm.text("/Statistic"),
            comparison,
            alarm.text("/Threshold"),
            alarm.text("/Period"),
            alarm.text("/EvaluationPeriods"),
            alarm.text("/TreatMissingData"));
  }

  static void alarmsAreHeard(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    for (EvaluatedResource alarm : stack.ofType("AWS::CloudWatch::Alarm")) {
      findings.equal(
          Policies.texts(alarm.at("/AlarmActions")),
          List.of(TOPIC),
          "who hears " + alarm.logicalId());
      findings.expect(
          alarm.at("/ActionsEnabled").asBoolean(true) && !alarm.text("/AlarmDescription").isEmpty(),
          "%s is mute or says nothing",
          alarm.logicalId());
    }
    findings.expect(
        Policies.ofResources(stack).stream().anyMatch(WatchChecks::letsAlarmsIn),
        "the topic does not let alarms of this account in");
    EvaluatedResource mail = stack.resources().get("AlarmTopicMail");
    findings.expect(
        mail != null
            && mail.text("/Endpoint").equals("someone@example.org")
            && mail.text("/TopicArn").equals(TOPIC)
            && mail.text("/Protocol").equals("email"),
        "alarms are not mailed to the given address");
    findings.expect(
        !candidate.with(Map.of("AlarmMail", "none")).resources().containsKey("AlarmTopicMail"),
        "with AlarmMail=none something is still mailed");
  }

  private static boolean letsAlarmsIn(Statement statement) {
    return statement.allows()
        && statement.owner().equals("AlarmTopicPolicy")
        && statement.service().equals("cloudwatch.amazonaws.com")
        && statement.actions().contains("sns:Publish")
        && statement
            .json()
            .at("/Condition/StringEquals/aws:SourceAccount")
            .asText()
            .equals(Candidate.TARGET.account());
  }

  static void theDashboardShowsWhatIsEmitted(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    List<EvaluatedResource> pages = stack.ofType("AWS::CloudWatch::Dashboard");
    findings.equal(pages.size(), 1, "number of dashboards");
    findings.expect(
        candidate.with(Map.of("Dashboard", "no")).ofType("AWS::CloudWatch::Dashboard").isEmpty(),
        "there is a dashboard though none is wanted");
    for (EvaluatedResource page : pages) {
      JsonNode body = Json.parsed(page.text("/DashboardBody"));
      for (JsonNode widget : body.path("widgets")) {
        for (JsonNode metric : widget.at("/properties/metrics")) {
          if (metric.path(0).isObject()) {
            Matcher searched = SEARCHED_METRIC.matcher(metric.path(0).path("expression").asText());
            findings.expect(
                searched.find() && MetricNames.all().contains(searched.group(1)),
                "the dashboard searches %s",
                metric);
          } else {
            emitted(
                stack,
                "the dashboard",
                metric.path(0).asText(),
                metric.path(1).asText(),
                metric.path(2).asText(),
                metric.path(3).asText(),
                findings);
          }
        }
      }
    }
  }
}

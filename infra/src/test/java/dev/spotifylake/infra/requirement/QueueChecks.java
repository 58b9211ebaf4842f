package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.infra.requirement.Policies.Statement;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// From a put of a raw object to the function that makes tables of it.
final class QueueChecks {
  private static final long FOURTEEN_DAYS = Duration.ofDays(14).toSeconds();

  private QueueChecks() {}

  static void visibilityCoversTheRetries(Candidate candidate, Findings findings) {
    long visibility = candidate.resource("TransformQueue").at("/VisibilityTimeout").asLong();
    long timeout = candidate.resource("TransformFunction").at("/Timeout").asLong();
    findings.expect(
        timeout > 0 && visibility >= 6 * timeout,
        "a message is hidden for %s s; expected at least 6 times the function's %s s",
        visibility,
        timeout);
    findings.expect(
        visibility <= Duration.ofHours(12).toSeconds(),
        "SQS hides no message for %s s",
        visibility);
  }

  static void aBatchFitsTheTimeout(Candidate candidate, Findings findings) {
    int batch = candidate.resource("TransformFeed").at("/BatchSize").asInt();
    long timeout = candidate.resource("TransformFunction").at("/Timeout").asLong();
    long needed = RawLimits.TRANSFORM_TIME.multipliedBy(batch).toSeconds();
    findings.expect(
        batch > 0 && needed < timeout,
        "%s objects may take %s s; the function ends after %s s",
        batch,
        needed,
        timeout);
  }

  static void onlyTheRawBucketMaySend(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    String rawArn = "arn:aws:s3:::" + stack.resource("StorageRaw").text("/BucketName");
    List<Statement> allowing =
        Policies.ofResources(stack).stream()
            .filter(one -> one.owner().equals("TransformQueuePolicy") && one.allows())
            .toList();
    findings.equal(allowing.size(), 1, "number of those who may send to the queue");
    for (Statement statement : allowing) {
      findings.equal(statement.service(), "s3.amazonaws.com", "who may send");
      findings.equal(statement.actions(), List.of("sqs:SendMessage"), "what a sender may do");
      findings.equal(
          statement.json().at("/Condition/ArnLike/aws:SourceArn").asText(),
          rawArn,
          "the bucket that may send");
      findings.equal(
          statement.json().at("/Condition/StringEquals/aws:SourceAccount").asText(),
          Candidate.TARGET.account(),
          "the account whose bucket may send");
    }
    findings.equal(
        Policies.texts(stack.resource("TransformQueuePolicy").at("/Queues")),
        List.of(url(stack, "TransformQueue")),
        "the queue that the policy is for");
  }

  private static String url(EvaluatedTemplate stack, String queue) {
    return "https://sqs.eu-central-1.amazonaws.com/123456789012/"
        + stack.resource(queue).text("/QueueName");
  }

  static void putsReachTheQueue(Candidate candidate, Findings findings) {
    JsonNode configurations =
        candidate.resource("StorageRaw").at("/NotificationConfiguration/QueueConfigurations");
    findings.equal(configurations.size(), 1, "number of notifications of the raw bucket");
    JsonNode notification = configurations.path(0);
    findings.equal(notification.path("Event").asText(), "s3:ObjectCreated:*", "the event");
    findings.equal(
        notification.path("Queue").asText(), arn(candidate, "TransformQueue"), "its queue");
    Map<String, String> filter = new HashMap<>();
    notification
        .at("/Filter/S3Key/Rules")
        .forEach(rule -> filter.put(rule.path("Name").asText(), rule.path("Value").asText()));
    findings.equal(
        filter, Map.of("prefix", RawKey.PREFIX, "suffix", RawKey.SUFFIX), "the filter of keys");
  }

  private static String arn(Candidate candidate, String queue) {
    return "arn:aws:sqs:eu-central-1:123456789012:" + candidate.resource(queue).text("/QueueName");
  }

  static void theBucketWaitsForItsPermission(Candidate candidate, Findings findings) {
    findings.expect(
        Policies.texts(candidate.resources().at("/StorageRaw/DependsOn"))
            .contains("TransformQueuePolicy"),
        "the raw bucket may be made before it may send, and S3 tries at once");
  }

  static void aPoisonedObjectIsSetAside(Candidate candidate, Findings findings) {
    JsonNode redrive = candidate.resource("TransformQueue").at("/RedrivePolicy");
    findings.equal(
        redrive.path("deadLetterTargetArn").asText(),
        arn(candidate, "TransformDeadLetters"),
        "the queue of dead letters");
    int attempts = redrive.path("maxReceiveCount").asInt();
    findings.expect(
        attempts >= 3 && attempts <= 10, "an object is tried %s times; expected 3 to 10", attempts);
    for (String queue :
        List.of("TransformDeadLetters", "ExtractDeadLetters", "CompactDeadLetters")) {
      findings.equal(
          candidate.resource(queue).at("/MessageRetentionPeriod").asLong(),
          FOURTEEN_DAYS,
          "seconds that " + queue + " keeps a message");
    }
  }

  static void onlyWhatFailedComesBack(Candidate candidate, Findings findings) {
    findings.equal(
        Policies.texts(candidate.resource("TransformFeed").at("/FunctionResponseTypes")),
        List.of("ReportBatchItemFailures"),
        "the function's response type for a batch");
  }

  static void theQueueFeedsTheFunction(Candidate candidate, Findings findings) {
    EvaluatedResource feed = candidate.resource("TransformFeed");
    findings.equal(
        feed.text("/EventSourceArn"), arn(candidate, "TransformQueue"), "what feeds the function");
    findings.equal(
        feed.text("/FunctionName"),
        candidate.resource("TransformFunction").text("/FunctionName"),
        "the function that is fed");
    int most = feed.at("/ScalingConfig/MaximumConcurrency").asInt();
    findings.expect(
        most >= 2 && most <= 10, "%s calls may run at once; expected a bound from 2 to 10", most);
    findings.expect(feed.at("/Enabled").asBoolean(true), "the feed is switched off");
  }
}

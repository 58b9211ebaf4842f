package dev.spotifylake.infra.requirement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotifylake.infra.requirement.Policies.Statement;
import dev.spotifylake.testsupport.cloudformation.EvaluatedResource;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.util.List;

/// The hourly run, and what becomes of one that fails.
final class ScheduleChecks {
  private ScheduleChecks() {}

  static void aRunBeginsEveryHour(Candidate candidate, Findings findings) {
    EvaluatedTemplate stack = candidate.stack();
    findings.equal(stack.ofType("AWS::Scheduler::Schedule").size(), 2, "number of schedules");
    EvaluatedResource schedule = stack.resource("ExtractScheduleHourly");
    findings.equal(schedule.text("/ScheduleExpression"), "cron(5 * * * ? *)", "the schedule");
    findings.equal(schedule.text("/ScheduleExpressionTimezone"), "UTC", "the schedule's zone");
    findings.equal(schedule.text("/State"), "ENABLED", "the schedule's state");
    findings.equal(schedule.text("/FlexibleTimeWindow/Mode"), "OFF", "the schedule's slack");
    findings.equal(
        schedule.text("/Target/Arn"),
        "arn:aws:lambda:eu-central-1:123456789012:function:spotify-lake-extract",
        "what the schedule calls");
    findings.expect(
        stack.ofType("AWS::Events::Rule").isEmpty(), "a rule calls beside the schedule");
  }

  static void aCompactionBeginsEverySixHours(Candidate candidate, Findings findings) {
    EvaluatedResource schedule = candidate.resource("CompactScheduleEverySixHours");
    findings.equal(schedule.text("/ScheduleExpression"), "rate(6 hours)", "the schedule");
    findings.equal(schedule.text("/State"), "ENABLED", "the schedule's state");
    findings.equal(
        schedule.text("/Target/Arn"),
        "arn:aws:lambda:eu-central-1:123456789012:function:spotify-lake-compact",
        "what the schedule calls");
  }

  static void theEventSaysWhenItWasDue(Candidate candidate, Findings findings) {
    String input = candidate.resource("ExtractScheduleHourly").text("/Target/Input");
    JsonNode event;
    try {
      event = new ObjectMapper().readTree(input);
    } catch (JsonProcessingException e) {
      findings.expect(false, "the event is no JSON: %s", input);
      return;
    }
    findings.equal(
        event.path("time").asText(), "<aws.scheduler.scheduled-time>", "time of the event");
    findings.equal(event.path("id").asText(), "<aws.scheduler.execution-id>", "id of the event");
    findings.equal(
        event.path("detail-type").asText(), "Scheduled Event", "detail-type of the event");
    findings.equal(
        event.path("account").asText(), Candidate.TARGET.account(), "account of the event");
    findings.equal(event.path("region").asText(), Candidate.TARGET.region(), "region of the event");
    findings.expect(
        event.path("detail").isObject() && event.path("resources").isArray(),
        "the event lacks detail or resources: %s",
        input);
  }

  static void failedRunsAreKept(Candidate candidate, Findings findings) {
    failuresAreKept("Extract", "ExtractScheduleHourly", candidate.stack(), findings);
    failuresAreKept("Compact", "CompactScheduleEverySixHours", candidate.stack(), findings);
  }

  private static void failuresAreKept(
      String part, String scheduleId, EvaluatedTemplate stack, Findings findings) {
    String deadLetters =
        "arn:aws:sqs:eu-central-1:123456789012:"
            + stack.resource(part + "DeadLetters").text("/QueueName");
    EvaluatedResource schedule = stack.resource(scheduleId);
    findings.equal(
        schedule.text("/Target/DeadLetterConfig/Arn"),
        deadLetters,
        "where an event goes that " + scheduleId + " could not deliver");
    EvaluatedResource failing = stack.resource(part + "WhenItFails");
    findings.equal(
        failing.text("/DestinationConfig/OnFailure/Destination"),
        deadLetters,
        "where an event goes that " + part + "Function failed on");
    findings.equal(
        failing.text("/FunctionName"),
        stack.resource(part + "Function").text("/FunctionName"),
        "the function whose failures are kept");
    for (String role : List.of(part + "ScheduleRole", part + "FunctionRole")) {
      findings.expect(
          Policies.ofRole(stack.resource(role)).stream()
              .anyMatch(statement -> maySend(statement, deadLetters)),
          "%s may not send to the dead letters",
          role);
    }
    for (JsonNode age :
        List.of(
            schedule.at("/Target/RetryPolicy/MaximumEventAgeInSeconds"),
            failing.at("/MaximumEventAgeInSeconds"))) {
      findings.expect(
          age.asInt() > 0 && age.asInt() < 3600,
          "an event may be %s s old, older than the next one",
          age);
    }
  }

  private static boolean maySend(Statement statement, String queue) {
    return statement.allows()
        && statement.actions().contains("sqs:SendMessage")
        && statement.resources().contains(queue);
  }
}

package dev.spotifylake.infra.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spotifylake.infra.access.Ordered;
import dev.spotifylake.infra.access.ServiceRole;
import dev.spotifylake.infra.function.LakeFunction;
import dev.spotifylake.infra.parameters.LakeParameters;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Calls a function by EventBridge Scheduler. The input has the shape of a classic scheduled event,
/// so the function accepts both.
public final class FunctionSchedule extends Construct {
  // After half an hour the next run is near, and does the same work.
  private static final Duration WORTH_RETRYING = Duration.ofMinutes(30);

  private static final int RETRIES = 3;

  /// @param times when the function is called
  public FunctionSchedule(
      Construct scope,
      String id,
      LakeParameters parameters,
      ScheduleTimes times,
      LakeFunction function,
      Queue deadLetters) {
    super(scope, id);
    CfnScheduleGroup group =
        CfnScheduleGroup.Builder.create(this, "Group").name(times.group()).build();
    ServiceRole role =
        new ServiceRole(
            this,
            "Role",
            parameters,
            "scheduler.amazonaws.com",
            ServiceRole.onBehalfOf(group.getAttrArn()),
            List.of(
                ServiceRole.allow(
                    "InvokeFunction", List.of("lambda:InvokeFunction"), List.of(function.arn())),
                ServiceRole.allow(
                    "KeepWhatFailed",
                    List.of("sqs:SendMessage"),
                    List.of(deadLetters.getQueueArn()))));
    CfnSchedule.Builder.create(this, times.id())
        .name(times.name())
        .groupName(group.getRef())
        .description(times.description())
        .scheduleExpression(times.expression())
        .scheduleExpressionTimezone("UTC")
        .state("ENABLED")
        .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .target(
            CfnSchedule.TargetProperty.builder()
                .arn(function.arn())
                .roleArn(role.arn())
                .input(Fn.sub(scheduledEvent()))
                .deadLetterConfig(
                    CfnSchedule.DeadLetterConfigProperty.builder()
                        .arn(deadLetters.getQueueArn())
                        .build())
                .retryPolicy(
                    CfnSchedule.RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(WORTH_RETRYING.toSeconds())
                        .maximumRetryAttempts(RETRIES)
                        .build())
                .build())
        .build();
  }

  // The scheduler substitutes names in angle brackets, CloudFormation those in braces.
  private static String scheduledEvent() {
    try {
      return new ObjectMapper()
          .writeValueAsString(
              Ordered.map(
                  "version",
                  "0",
                  "id",
                  "<aws.scheduler.execution-id>",
                  "detail-type",
                  "Scheduled Event",
                  "source",
                  "aws.scheduler",
                  "account",
                  "${AWS::AccountId}",
                  "time",
                  "<aws.scheduler.scheduled-time>",
                  "region",
                  "${AWS::Region}",
                  "resources",
                  List.of("<aws.scheduler.schedule-arn>"),
                  "detail",
                  Ordered.map()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON", e);
    }
  }
}

package dev.spotifylake.infra.extract;

import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.infra.access.AcceptedFinding;
import dev.spotifylake.infra.access.LakeQueue;
import dev.spotifylake.infra.access.ServiceRole;
import dev.spotifylake.infra.function.FunctionCode;
import dev.spotifylake.infra.function.FunctionJar;
import dev.spotifylake.infra.function.FunctionSettings;
import dev.spotifylake.infra.function.LakeFunction;
import dev.spotifylake.infra.function.LakeVariables;
import dev.spotifylake.infra.parameters.LakeParameters;
import dev.spotifylake.infra.schedule.FunctionSchedule;
import dev.spotifylake.infra.schedule.ScheduleTimes;
import dev.spotifylake.infra.storage.LakeStorage;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// The hourly run: function, schedule, and one queue of dead letters for events that the schedule
/// could not deliver or the function failed on.
public final class ExtractRun extends Construct {
  // Far below the hour between runs; the function stops before it and continues in the next run.
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  // The function mostly waits for Spotify, so more CPU does not help.
  private static final int MEMORY_MEGABYTES = 1_024;

  // One retry; the next hourly run reads the same plays anyway.
  private static final int RETRIES = 1;

  // Not at the full hour, when many schedules run.
  private static final String HOURLY = "cron(5 * * * ? *)";

  private static final Duration WORTH_RETRYING = Duration.ofMinutes(30);

  private final Queue deadLetters;
  private final SpotifyCredentials credentials;
  private final LakeFunction function;

  public ExtractRun(
      Construct scope,
      String id,
      LakeParameters parameters,
      LakeStorage storage,
      FunctionCode code) {
    super(scope, id);
    deadLetters =
        LakeQueue.ofDeadLetters(this, "DeadLetters", parameters.nameOf("extract-dead-letters"));
    AcceptedFinding.of(
        deadLetters,
        "AwsSolutions-SQS3",
        "This is the queue of dead letters, of the schedule and of the function.");
    credentials = new SpotifyCredentials(this, "Credentials");
    function =
        new LakeFunction(
            this,
            "Function",
            parameters,
            code,
            new FunctionSettings(
                "extract",
                "Calls the Spotify Web API and stores each response as sent",
                "dev.spotifylake.extract.lambda.ExtractHandler",
                FunctionJar.EXTRACT,
                MEMORY_MEGABYTES,
                TIMEOUT),
            LakeVariables.ofExtract(parameters, storage, credentials.arn()),
            statements(storage));
    AcceptedFinding.of(
        function.role().construct(),
        "AwsSolutions-IAM5",
        "Objects below one prefix: their names hold run ids and days and cannot be listed here.");
    CfnEventInvokeConfig.Builder.create(this, "WhenItFails")
        .functionName(function.name())
        .qualifier("$LATEST")
        .maximumRetryAttempts(RETRIES)
        .maximumEventAgeInSeconds(WORTH_RETRYING.toSeconds())
        .destinationConfig(
            CfnEventInvokeConfig.DestinationConfigProperty.builder()
                .onFailure(
                    CfnEventInvokeConfig.OnFailureProperty.builder()
                        .destination(deadLetters.getQueueArn())
                        .build())
                .build())
        .build();
    new FunctionSchedule(
        this,
        "Schedule",
        parameters,
        new ScheduleTimes(
            "Hourly",
            parameters.lakeName(),
            parameters.nameOf("hourly"),
            "Starts the hourly extract run",
            HOURLY),
        function,
        deadLetters);
  }

  private List<PolicyStatement> statements(LakeStorage storage) {
    return List.of(
        // Reads its own object back where the response to a put was lost.
        ServiceRole.allow(
            "WriteRaw",
            List.of("s3:GetObject", "s3:PutObject"),
            List.of(storage.raw().arnForObjects(LakeLayout.RAW + "*"))),
        ServiceRole.allow(
            "KeepState",
            List.of("s3:GetObject", "s3:PutObject"),
            List.of(storage.raw().arnForObjects(LakeLayout.STATE + "*"))),
        ServiceRole.allow(
            "ReadConfiguration",
            List.of("s3:GetObject"),
            List.of(storage.raw().arnForObjects(LakeLayout.CONFIG + "*"))),
        // Without s3:ListBucket S3 returns 403 instead of 404 for an absent object.
        ServiceRole.allow(
            "KnowWhatIsAbsent", List.of("s3:ListBucket"), List.of(storage.raw().getBucketArn())),
        // Put: a token response may hold a new refresh token, which replaces the old one.
        ServiceRole.allow(
            "KeepCredentials",
            List.of("secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"),
            List.of(credentials.arn())),
        ServiceRole.allow(
            "KeepWhatFailed", List.of("sqs:SendMessage"), List.of(deadLetters.getQueueArn())));
  }

  public Queue deadLetters() {
    return deadLetters;
  }

  public SpotifyCredentials credentials() {
    return credentials;
  }

  public LakeFunction function() {
    return function;
  }
}

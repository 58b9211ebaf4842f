package dev.spotifylake.infra.compact;

import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.table.TableFileFormat;
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

/// The compaction: function, schedule, and one queue of dead letters for events that the schedule
/// could not deliver or the function failed on.
public final class CompactRun extends Construct {
  // Lambda's longest. The function ends before it, and continues in the next run.
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  // The command compacted 20 days of the demo in 64 MB of heap. More memory is more processor.
  private static final int MEMORY_MEGABYTES = 1_024;

  private static final String EVERY_SIX_HOURS = "rate(6 hours)";

  // The next run does the same work.
  private static final int RETRIES = 0;

  private static final Duration WORTH_RETRYING = Duration.ofMinutes(30);

  private final Queue deadLetters;
  private final LakeFunction function;

  public CompactRun(
      Construct scope,
      String id,
      LakeParameters parameters,
      LakeStorage storage,
      FunctionCode code) {
    super(scope, id);
    deadLetters =
        LakeQueue.ofDeadLetters(this, "DeadLetters", parameters.nameOf("compact-dead-letters"));
    AcceptedFinding.of(
        deadLetters,
        "AwsSolutions-SQS3",
        "This is the queue of dead letters, of the schedule and of the function.");
    function =
        new LakeFunction(
            this,
            "Function",
            parameters,
            code,
            new FunctionSettings(
                "compact",
                "Merges the small files of the tables into few",
                "dev.spotifylake.compact.lambda.CompactHandler",
                FunctionJar.COMPACT,
                MEMORY_MEGABYTES,
                TIMEOUT),
            LakeVariables.ofCompact(parameters, storage),
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
            "EverySixHours",
            parameters.nameOf("compact"),
            parameters.nameOf("compact"),
            "Starts the compaction",
            EVERY_SIX_HOURS),
        function,
        deadLetters);
  }

  private List<PolicyStatement> statements(LakeStorage storage) {
    return List.of(
        // It lists raw objects and does not read them. Without s3:ListBucket S3 also returns 403
        // instead of 404 for an absent object.
        ServiceRole.allow(
            "ListAndKnowWhatIsAbsent",
            List.of("s3:ListBucket"),
            List.of(storage.raw().getBucketArn(), storage.curated().getBucketArn())),
        ServiceRole.allow(
            "MergeTables",
            List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
            List.of(
                storage.curated().arnForObjects(TableFileFormat.PARQUET.root() + "*"),
                storage.curated().arnForObjects(TableFileFormat.CSV.root() + "*"))),
        ServiceRole.allow(
            "KeepManifests",
            List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
            List.of(storage.curated().arnForObjects(LakeLayout.MANIFESTS + "*"))),
        ServiceRole.allow(
            "ReadStateAndConfiguration",
            List.of("s3:GetObject"),
            List.of(
                storage.raw().arnForObjects(LakeLayout.STATE + "*"),
                storage.raw().arnForObjects(LakeLayout.CONFIG + "*"))),
        ServiceRole.allow(
            "ForgetEndedImports",
            List.of("s3:DeleteObject"),
            List.of(storage.raw().arnForObjects(LakeLayout.IMPORTING + "*"))),
        ServiceRole.allow(
            "KeepDailyCopies",
            List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
            List.of(storage.raw().arnForObjects(LakeLayout.BACKUP + "*"))),
        ServiceRole.allow(
            "KeepWhatFailed", List.of("sqs:SendMessage"), List.of(deadLetters.getQueueArn())));
  }

  public Queue deadLetters() {
    return deadLetters;
  }

  public LakeFunction function() {
    return function;
  }
}

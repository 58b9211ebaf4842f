package dev.spotifylake.infra.transform;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLimits;
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
import dev.spotifylake.infra.storage.LakeStorage;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// From the put event of a raw object to table files: the bucket notifies the queue, the queue
/// feeds the function, and a message that keeps failing goes to the dead letters.
public final class TransformPipeline extends Construct {
  // An hourly run of one account puts about ten objects, so a few invocations take them.
  private static final int BATCH_SIZE = 5;

  // Time for one of the largest objects, and as much again to return the rest of the batch.
  private static final Duration TIMEOUT =
      RawLimits.TRANSFORM_TIME.multipliedBy(BATCH_SIZE + 1).plusSeconds(30);

  // AWS recommends six times the timeout; with less a message can return while it is processed.
  private static final int VISIBILITY_IN_TIMEOUTS = 6;

  // The smallest value AWS accepts; it bounds the concurrency and cost of a replay.
  private static final int MOST_AT_ONCE = 2;

  // Transient faults of some hours are retried; after that a person has to act.
  private static final int ATTEMPTS = 5;

  // 1,769 MB is one vCPU.
  private static final int MEMORY_MEGABYTES = 1_769;

  private final Queue deadLetters;
  private final Queue queue;
  private final LakeFunction function;

  public TransformPipeline(
      Construct scope,
      String id,
      LakeParameters parameters,
      LakeStorage storage,
      FunctionCode code) {
    super(scope, id);
    deadLetters =
        LakeQueue.ofDeadLetters(this, "DeadLetters", parameters.nameOf("transform-dead-letters"));
    queue =
        LakeQueue.ofWork(
            this,
            "Queue",
            parameters.nameOf("transform"),
            software.amazon.awscdk.Duration.seconds(
                TIMEOUT.multipliedBy(VISIBILITY_IN_TIMEOUTS).toSeconds()),
            DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(ATTEMPTS).build());
    notifyOf(storage);
    function =
        new LakeFunction(
            this,
            "Function",
            parameters,
            code,
            new FunctionSettings(
                "transform",
                "Turns raw responses into typed tables",
                "dev.spotifylake.transform.lambda.TransformHandler",
                FunctionJar.TRANSFORM,
                MEMORY_MEGABYTES,
                TIMEOUT),
            LakeVariables.ofTransform(parameters, storage),
            statements(storage));
    acceptStars();
    CfnEventSourceMapping.Builder.create(this, "Feed")
        .eventSourceArn(queue.getQueueArn())
        .functionName(function.name())
        .batchSize(BATCH_SIZE)
        .functionResponseTypes(List.of("ReportBatchItemFailures"))
        .scalingConfig(
            CfnEventSourceMapping.ScalingConfigProperty.builder()
                .maximumConcurrency(MOST_AT_ONCE)
                .build())
        .build();
  }

  private void notifyOf(LakeStorage storage) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("RawBucketMaySend")
            .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(ServiceRole.onBehalfOf(storage.rawArnByName()))
            .build());
    CfnBucket bucket = storage.rawResource();
    bucket.setNotificationConfiguration(
        CfnBucket.NotificationConfigurationProperty.builder()
            .queueConfigurations(
                List.of(
                    CfnBucket.QueueConfigurationProperty.builder()
                        .event("s3:ObjectCreated:*")
                        .queue(queue.getQueueArn())
                        .filter(rawObjectsOnly())
                        .build()))
            .build());
    // S3 sends a test message when the notification is set, so the queue policy must exist first.
    bucket.addResourceDependency(
        (CfnResource) queue.getNode().findChild("Policy").getNode().getDefaultChild());
  }

  private static CfnBucket.NotificationFilterProperty rawObjectsOnly() {
    return CfnBucket.NotificationFilterProperty.builder()
        .s3Key(
            CfnBucket.S3KeyFilterProperty.builder()
                .rules(List.of(rule("prefix", RawKey.PREFIX), rule("suffix", RawKey.SUFFIX)))
                .build())
        .build();
  }

  private static CfnBucket.FilterRuleProperty rule(String name, String value) {
    return CfnBucket.FilterRuleProperty.builder().name(name).value(value).build();
  }

  private List<PolicyStatement> statements(LakeStorage storage) {
    return List.of(
        ServiceRole.allow(
            "ReadRaw",
            List.of("s3:GetObject"),
            List.of(storage.raw().arnForObjects(LakeLayout.RAW + "*"))),
        // Without s3:ListBucket S3 returns 403 instead of 404 for an absent object.
        ServiceRole.allow(
            "KnowWhatIsAbsent",
            List.of("s3:ListBucket"),
            List.of(storage.raw().getBucketArn(), storage.curated().getBucketArn())),
        ServiceRole.allow(
            "WriteTables",
            List.of("s3:PutObject", "s3:DeleteObject"),
            List.of(
                storage.curated().arnForObjects(TableFileFormat.PARQUET.root() + "*"),
                storage.curated().arnForObjects(TableFileFormat.CSV.root() + "*"))),
        ServiceRole.allow(
            "KeepManifests",
            List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
            List.of(storage.curated().arnForObjects(LakeLayout.MANIFESTS + "*"))),
        ServiceRole.allow(
            "TakeFromQueue",
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
            List.of(queue.getQueueArn())));
  }

  private void acceptStars() {
    AcceptedFinding.of(
        function.role().construct(),
        "AwsSolutions-IAM5",
        "Objects below one prefix: their names hold run ids and days and cannot be listed here.");
  }

  public Queue deadLetters() {
    return deadLetters;
  }

  public Queue queue() {
    return queue;
  }

  public LakeFunction function() {
    return function;
  }
}

package dev.spotifylake.infra.access;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The lake's queues: encrypted, TLS only, with SQS's longest retention of 14 days, so that a
/// person has time to mend a fault.
public final class LakeQueue {
  private static final Duration LONGEST_RETENTION = Duration.days(14);

  private LakeQueue() {}

  /// A queue of dead letters.
  public static Queue ofDeadLetters(Construct scope, String id, String name) {
    return build(scope, id, name, null, null);
  }

  /// A queue that feeds a function.
  ///
  /// @param visibilityTimeout how long a message that was handed out is kept from others
  public static Queue ofWork(
      Construct scope,
      String id,
      String name,
      Duration visibilityTimeout,
      DeadLetterQueue deadLetters) {
    return build(scope, id, name, visibilityTimeout, deadLetters);
  }

  private static Queue build(
      Construct scope,
      String id,
      String name,
      @Nullable Duration visibilityTimeout,
      @Nullable DeadLetterQueue deadLetters) {
    Queue.Builder builder =
        Queue.Builder.create(scope, id)
            .queueName(name)
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(LONGEST_RETENTION);
    if (visibilityTimeout != null) {
      builder.visibilityTimeout(visibilityTimeout);
    }
    if (deadLetters != null) {
      builder.deadLetterQueue(deadLetters);
    }
    return builder.build();
  }
}

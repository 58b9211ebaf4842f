package dev.spotifylake.transform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.transform.lambda.S3Notifications.PutObject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Transforms the raw objects that a queue's messages name. This is the deployed function.
///
/// The body of a message is an S3 notification. The response lists the messages that failed, so
/// that only these return to the queue.
public final class TransformHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final ObjectWork work;

  /// Called by Lambda.
  public TransformHandler() {
    this(ObjectWork.of(System.getenv(), InstantSource.system(), System.out::println));
  }

  TransformHandler(ObjectWork work) {
    this.work = work;
  }

  /// @throws LakeException if the event does not come from a queue
  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : messagesOf(event)) {
      if (!isTransformed(message, context)) {
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private static List<SQSMessage> messagesOf(SQSEvent event) {
    List<SQSMessage> messages = event.getRecords();
    if (messages == null
        || messages.isEmpty()
        || messages.stream().anyMatch(m -> m.getMessageId() == null || m.getBody() == null)) {
      throw new LakeException(
          "got an event without SQS messages; expected"
              + " {\"Records\":[{\"messageId\":..,\"body\":..}]}. The handler of events that S3"
              + " sends itself is "
              + S3EventHandler.class.getName());
    }
    return messages;
  }

  /// True if all objects of the message are transformed.
  private boolean isTransformed(SQSMessage message, Context context) {
    String id = message.getMessageId();
    try {
      for (PutObject object : S3Notifications.objectsOf(S3Notifications.parse(message.getBody()))) {
        if (context.getRemainingTimeInMillis() < RawLimits.TRANSFORM_TIME.toMillis()) {
          work.returned(id, object);
          return false;
        }
        work.transform(object);
      }
      return true;
    } catch (IOException | RuntimeException e) {
      work.failed(id, e);
      return false;
    }
  }
}

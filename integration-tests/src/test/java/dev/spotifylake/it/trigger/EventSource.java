package dev.spotifylake.it.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.lambda.LambdaHost;
import dev.spotifylake.it.queue.MessageQueue;
import dev.spotifylake.it.queue.MessageQueue.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Lambda's poller with `ReportBatchItemFailures`: it deletes the messages that a function did,
/// keeps those it reported, and keeps all where the function failed.
public final class EventSource {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MessageQueue queue;
  private final LambdaHost function;
  private final int batchSize;
  private final ActionLog actions;

  /// @param failed ids of messages that stay in the queue
  public record Batch(int received, Set<String> failed, InvocationResult result) {}

  /// @param actions records what the poller does in the name of the function's role
  public EventSource(MessageQueue queue, LambdaHost function, int batchSize, ActionLog actions) {
    this.queue = queue;
    this.function = function;
    this.batchSize = batchSize;
    this.actions = actions;
  }

  /// Hands over what is visible now, batch after batch.
  public List<Batch> poll() throws IOException, InterruptedException {
    List<Batch> batches = new ArrayList<>();
    record("sqs:GetQueueAttributes");
    for (List<Received> batch = received(); !batch.isEmpty(); batch = received()) {
      batches.add(handOver(batch));
    }
    return batches;
  }

  private List<Received> received() {
    record("sqs:ReceiveMessage");
    return queue.receive(batchSize);
  }

  private void record(String action) {
    actions.record(function.settings().role(), action, arn());
  }

  private String arn() {
    return "arn:aws:sqs:eu-central-1:123456789012:" + queue.name();
  }

  private Batch handOver(List<Received> batch) throws IOException, InterruptedException {
    InvocationResult result = function.invoke(event(batch));
    Set<String> failed = new HashSet<>();
    if (result.failed()) {
      batch.forEach(message -> failed.add(message.id()));
    } else {
      for (JsonNode failure : JSON.readTree(result.payload()).path("batchItemFailures")) {
        failed.add(failure.path("itemIdentifier").asText());
      }
    }
    for (Received message : batch) {
      if (!failed.contains(message.id())) {
        record("sqs:DeleteMessage");
        queue.delete(message.receipt());
      }
    }
    return new Batch(batch.size(), failed, result);
  }

  private String event(List<Received> batch) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Received message : batch) {
      ObjectNode record = records.addObject();
      record
          .put("messageId", message.id())
          .put("receiptHandle", message.receipt())
          .put("body", message.body())
          .put("eventSource", "aws:sqs")
          .put("eventSourceARN", arn())
          .put("awsRegion", "eu-central-1");
      record
          .putObject("attributes")
          .put("ApproximateReceiveCount", Integer.toString(message.receives()));
    }
    return event.toString();
  }
}

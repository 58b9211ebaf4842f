package dev.spotifylake.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.it.queue.MessageQueue;
import dev.spotifylake.it.queue.MessageQueue.Received;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// SQS over the queues of a test.
public final class QueuesService implements JsonService {
  private final Map<String, MessageQueue> queues = new ConcurrentSkipListMap<>();

  public QueuesService with(MessageQueue queue) {
    queues.put(queue.name(), queue);
    return this;
  }

  @Override
  public String actionPrefix() {
    return "sqs";
  }

  @Override
  public String target() {
    return "AmazonSQS";
  }

  @Override
  public JsonNode respond(String operation, JsonNode request) throws AwsError {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    switch (operation) {
      case "SendMessage" ->
          response.put("MessageId", queue(request).send(request.path("MessageBody").asText()));
      case "SendMessageBatch" -> {
        ArrayNode successful = response.putArray("Successful");
        for (JsonNode entry : request.path("Entries")) {
          String body = entry.path("MessageBody").asText();
          successful
              .addObject()
              .put("Id", entry.path("Id").asText())
              .put("MessageId", queue(request).send(body))
              .put("MD5OfMessageBody", md5(body));
        }
      }
      case "ReceiveMessage" -> {
        ArrayNode messages = response.putArray("Messages");
        for (Received message :
            queue(request).receive(request.path("MaxNumberOfMessages").asInt(1))) {
          messages
              .addObject()
              .put("MessageId", message.id())
              .put("ReceiptHandle", message.receipt())
              .put("Body", message.body());
        }
      }
      case "DeleteMessage" -> queue(request).delete(request.path("ReceiptHandle").asText());
      case "GetQueueAttributes" ->
          response
              .putObject("Attributes")
              .put("ApproximateNumberOfMessages", Integer.toString(queue(request).visible()))
              .put(
                  "ApproximateNumberOfMessagesNotVisible",
                  Integer.toString(queue(request).size() - queue(request).visible()));
      case "StartMessageMoveTask" -> {
        MessageQueue from = named(request.path("SourceArn").asText());
        from.redrive(named(request.path("DestinationArn").asText()));
        response.put("TaskHandle", from.name());
      }
      default -> throw JsonService.unknown("SQS", operation);
    }
    return response;
  }

  /// The SDK compares it.
  private static String md5(String body) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private MessageQueue queue(JsonNode request) throws AwsError {
    return named(request.path("QueueUrl").asText());
  }

  /// By the last part of a URL or ARN.
  private MessageQueue named(String address) throws AwsError {
    String name = address.replaceAll(".*[/:]", "");
    MessageQueue queue = queues.get(name);
    if (queue == null) {
      throw new AwsError(
          400,
          "com.amazonaws.sqs#QueueDoesNotExist",
          "The specified queue does not exist: " + name);
    }
    return queue;
  }
}

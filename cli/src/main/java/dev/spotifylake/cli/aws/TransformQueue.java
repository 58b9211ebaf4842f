package dev.spotifylake.cli.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.AwsErrors;
import dev.spotifylake.common.aws.S3Root;
import dev.spotifylake.common.stack.MessageSender;
import dev.spotifylake.common.time.Sleeper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// The queue from which a deployed lake makes its tables. It sends stored raw objects to the queue
/// again, with the messages that S3 would send.
public final class TransformQueue implements AutoCloseable {
  // The most that SQS accepts in one call.
  private static final int BATCH_SIZE = 10;

  // The functions transform some objects a second. New objects then wait about a minute behind a
  // replay; the alarm rings after 15.
  private static final int MAX_WAITING = 100;

  // SQS counts messages with a delay; without a pause all would be sent before the count shows it.
  private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(1);

  private static final Duration WAIT = Duration.ofSeconds(10);

  // Longer than two of the function's timeouts: then the transform does not work.
  private static final int MAX_WAITS = 90;

  private final SqsClient client;
  private final String url;
  private final Sleeper sleeper;

  TransformQueue(SqsClient client, String url, Sleeper sleeper) {
    this.client = client;
    this.url = url;
    this.sleeper = sleeper;
  }

  /// @throws LakeException where no region is set
  public static TransformQueue open(String url, Sleeper sleeper) {
    try {
      return new TransformQueue(
          SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
          url,
          sleeper);
    } catch (SdkException e) {
      throw AwsErrors.lakeException("open the queue " + url, e);
    }
  }

  /// Sends a message for each key, no faster than the transform takes them.
  ///
  /// @param root the raw root
  /// @param sent called with keys as soon as the queue has accepted them, in order
  /// @throws LakeException where the queue refuses messages, or does not get shorter. Keys that
  ///   `sent` did not receive may be in the queue as well, which does no harm
  public void send(List<String> rawKeys, S3Root root, Consumer<List<String>> sent)
      throws InterruptedException {
    for (int first = 0; first < rawKeys.size(); first += BATCH_SIZE) {
      if (first > 0) {
        sleeper.sleep(BETWEEN_BATCHES);
      }
      waitForRoom();
      List<String> batch = rawKeys.subList(first, Math.min(rawKeys.size(), first + BATCH_SIZE));
      send(batch, root);
      sent.accept(batch);
    }
  }

  private void waitForRoom() throws InterruptedException {
    int fewest = Integer.MAX_VALUE;
    int waits = 0;
    for (int waiting = waiting(); waiting >= MAX_WAITING; waiting = waiting()) {
      waits = waiting < fewest ? 0 : waits + 1;
      fewest = Math.min(fewest, waiting);
      if (waits == MAX_WAITS) {
        throw new LakeException(
            "the queue %s has held %d messages or more for %d minutes; expected the transform to take them: see the log with: lake logs --stack NAME --errors"
                .formatted(url, fewest, WAIT.multipliedBy(MAX_WAITS).toMinutes()));
      }
      sleeper.sleep(WAIT);
    }
  }

  private int waiting() {
    try {
      String number =
          client
              .getQueueAttributes(
                  request ->
                      request
                          .queueUrl(url)
                          .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
              .attributes()
              .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
      return number == null ? 0 : Integer.parseInt(number);
    } catch (SdkException e) {
      throw AwsErrors.lakeException("count the messages in the queue " + url, e);
    }
  }

  private void send(List<String> rawKeys, S3Root root) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>(rawKeys.size());
    for (String key : rawKeys) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(notification(root, key))
              .build());
    }
    SendMessageBatchResponse response;
    try {
      response = client.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
    } catch (SdkException e) {
      throw AwsErrors.lakeException("send to the queue " + url, e);
    }
    if (!response.failed().isEmpty()) {
      throw new LakeException(
          "the queue %s refused %d of %d messages: %s"
              .formatted(
                  url,
                  response.failed().size(),
                  entries.size(),
                  response.failed().getFirst().message()));
    }
  }

  /// A notification of S3 for one object. So each failure is one message in the dead-letter queue.
  static String notification(S3Root root, String rawKey) {
    ObjectNode notification = JsonNodeFactory.instance.objectNode();
    ObjectNode put = notification.putArray("Records").addObject();
    put.put("eventVersion", "2.1")
        .put("eventSource", "aws:s3")
        .put("eventName", "ObjectCreated:Put");
    // By this the transform knows that it has to make folded objects again.
    put.putObject("userIdentity").put("principalId", MessageSender.REPLAY);
    ObjectNode s3 = put.putObject("s3");
    s3.putObject("bucket").put("name", root.bucket());
    s3.putObject("object")
        .put("key", URLEncoder.encode(root.inBucket(rawKey), StandardCharsets.UTF_8));
    return notification.toString();
  }

  @Override
  public void close() {
    client.close();
  }
}

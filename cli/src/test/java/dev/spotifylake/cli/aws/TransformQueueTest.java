package dev.spotifylake.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.cli.aws.AwsStandIn.Refusal;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.S3Root;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Raw objects that are sent to the transform again, against a queue on loopback.
class TransformQueueTest {
  private static final String URL = "https://sqs.eu-central-1.amazonaws.com/1/lake-transform";
  private static final S3Root ROOT = S3Root.parse("s3://my-lake-raw/part");

  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final List<String> bodies = new ArrayList<>();
  private final List<Duration> slept = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private int refusedFrom = Integer.MAX_VALUE;
  private final AwsStandIn aws = AwsStandIn.start(this::respond);

  @AfterEach
  void stop() {
    aws.close();
  }

  private JsonNode respond(String operation, JsonNode request) throws Refusal {
    ObjectNode response = AwsStandIn.JSON.createObjectNode();
    assertThat(request.path("QueueUrl").asText()).isEqualTo(URL);
    if (operation.equals("GetQueueAttributes")) {
      int number =
          waiting.size() > 1 ? waiting.removeFirst() : waiting.isEmpty() ? 0 : waiting.getFirst();
      response.putObject("Attributes").put("ApproximateNumberOfMessages", Integer.toString(number));
      return response;
    }
    if (bodies.size() >= refusedFrom) {
      throw new Refusal("com.amazonaws.sqs#QueueDoesNotExist", "The specified queue is gone");
    }
    ArrayNode successful = response.putArray("Successful");
    for (JsonNode entry : request.path("Entries")) {
      bodies.add(entry.path("MessageBody").asText());
      successful
          .addObject()
          .put("Id", entry.path("Id").asText())
          .put("MessageId", "m")
          .put("MD5OfMessageBody", md5(bodies.getLast()));
    }
    return response;
  }

  /// The hash that the SDK compares.
  private static String md5(String body) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void send(int objects) throws InterruptedException {
    List<String> keys =
        IntStream.range(0, objects)
            .mapToObj(
                "raw/source=track/account=a%%2Fb/dt=2026-11-22/100000Z-run%03d-0000.ndjson.gz"
                    ::formatted)
            .toList();
    try (TransformQueue queue =
        new TransformQueue(aws.client(SqsClient.builder()), URL, slept::add)) {
      queue.send(keys, ROOT, sent::addAll);
    }
  }

  @Test
  void eachObjectIsOneMessageInTheFormOfS3() throws Exception {
    send(2);

    assertThat(bodies).hasSize(2);
    JsonNode put = AwsStandIn.JSON.readTree(bodies.getLast()).path("Records");
    assertThat(put).hasSize(1);
    assertThat(put.at("/0/s3/bucket/name").asText()).isEqualTo("my-lake-raw");
    assertThat(put.at("/0/s3/object/key").asText())
        .isEqualTo(
            "part%2Fraw%2Fsource%3Dtrack%2Faccount%3Da%252Fb%2Fdt%3D2026-11-22%2F100000Z-run001-0000.ndjson.gz");
  }

  @Test
  void batchesOfTenAreSentOneSecondApart() throws InterruptedException {
    send(25);

    assertThat(bodies).hasSize(25).doesNotHaveDuplicates();
    assertThat(sent).hasSize(25).isSorted();
    assertThat(slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(aws.operations()).filteredOn("SendMessageBatch"::equals).hasSize(3);
  }

  @Test
  void aFullQueueIsWaitedFor() throws InterruptedException {
    waiting.addAll(List.of(0, 250, 101, 99, 0));

    send(20);

    assertThat(sent).hasSize(20);
    assertThat(slept)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  @Test
  void aQueueThatDoesNotGetShorterIsAnError() {
    waiting.addAll(List.of(0, 300));

    assertThatThrownBy(() -> send(20))
        .isInstanceOf(LakeException.class)
        .hasMessageContainingAll(URL, "held 300 messages or more for 15 minutes", "lake logs");
    assertThat(sent).hasSize(10);
    assertThat(slept.stream().mapToLong(Duration::toSeconds).sum()).isBetween(900L, 920L);
  }

  @Test
  void keysSentBeforeARefusalAreReported() {
    refusedFrom = 10;

    assertThatThrownBy(() -> send(25))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("cannot send to the queue " + URL + ": The specified queue is gone");
    assertThat(sent).hasSize(10);
  }
}

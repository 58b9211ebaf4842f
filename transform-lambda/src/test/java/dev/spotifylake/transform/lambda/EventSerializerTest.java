package dev.spotifylake.transform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.tests.annotations.Event;
import dev.spotifylake.common.LakeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// `@Event` reads with Lambda's own serialization: the events of both are compared.
final class EventSerializerTest {
  private final EventSerializer serializer = new EventSerializer();

  @Test
  void theSerializerIsRegisteredAsAService() {
    assertThat(ServiceLoader.load(CustomPojoSerializer.class))
        .singleElement()
        .isInstanceOf(EventSerializer.class);
  }

  @ParameterizedTest
  @Event(value = "events/sqs-put.json", type = SQSEvent.class)
  void messagesAreThoseOfLambdasOwnSerialization(SQSEvent expected) {
    SQSEvent event = serializer.fromJson(resource("events/sqs-put.json"), SQSEvent.class);

    assertThat(event.getRecords())
        .usingRecursiveFieldByFieldElementComparatorOnFields("messageId", "body", "eventSource")
        .isEqualTo(expected.getRecords());
    assertThat(event.getRecords())
        .extracting(SQSMessage::getMessageId)
        .containsExactly(
            "059f36b4-87a3-44ab-83d2-661975830a7d", "2e1424d4-f796-459a-8184-9c92662be6da");
  }

  @ParameterizedTest
  @Event(value = "events/s3-put.json", type = S3Event.class)
  void objectsAreThoseOfLambdasOwnSerialization(S3Event expected) {
    S3Event event = serializer.fromJson(resource("events/s3-put.json"), S3Event.class);

    assertThat(S3Notifications.objectsOf(event))
        .hasSize(1)
        .isEqualTo(S3Notifications.objectsOf(expected));
  }

  @Test
  void anEventThatIsNotAnObjectIsRefused() {
    assertThatThrownBy(() -> serializer.<SQSEvent>fromJson("[]", SQSEvent.class))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("got an event that is not a JSON object");
  }

  @Test
  void theEventOfAnotherHandlerIsRefused() {
    assertThatThrownBy(() -> serializer.<ScheduledEvent>fromJson("{}", ScheduledEvent.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("ScheduledEvent");
  }

  @Test
  void failedMessagesAreNamedAsTheQueueExpects() {
    SQSBatchResponse response =
        new SQSBatchResponse(List.of(new BatchItemFailure("m1"), new BatchItemFailure("m4")));

    assertThat(json(response))
        .isEqualTo(
            """
            {"batchItemFailures":[{"itemIdentifier":"m1"},{"itemIdentifier":"m4"}]}\
            """);
  }

  @Test
  void withoutFailuresTheListIsEmpty() {
    assertThat(json(new SQSBatchResponse(List.of()))).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void theResponseToAnS3EventCountsObjects() {
    assertThat(json(new S3EventHandler.Response(3))).isEqualTo("{\"objects\":3}");
  }

  private String json(Object response) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    serializer.toJson(response, output, response.getClass());
    return output.toString(StandardCharsets.UTF_8);
  }

  private static String resource(String name) {
    try (InputStream text =
        Objects.requireNonNull(
            EventSerializerTest.class.getClassLoader().getResourceAsStream(name))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

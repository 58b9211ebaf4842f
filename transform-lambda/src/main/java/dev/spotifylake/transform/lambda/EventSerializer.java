package dev.spotifylake.transform.lambda;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.json.JsonTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the events and writes the responses of this module's handlers, in place of the serializer
/// that Lambda has.
///
/// Lambda finds it as a service. Lambda's own serialization gives the same events, but it loads a
/// second copy of Jackson and binds by reflection. That costs 0.2 to 0.3 s of CPU time in each cold
/// start (`docs/development/decisions/event-serialization.md`).
///
/// Events hold only the fields that the handlers read: the id, body and source of a message, the
/// bucket, key and sender of an object.
@SuppressWarnings("TypeParameterUnusedInFormals") // as the interface declares its methods
public final class EventSerializer implements CustomPojoSerializer {
  /// Called by Lambda.
  public EventSerializer() {}

  @Override
  @SuppressWarnings("unchecked") // Lambda passes the type T
  public <T> T fromJson(InputStream input, Type type) {
    try {
      return (T) read(JsonTree.parse(input.readAllBytes(), Set.of()), type);
    } catch (IOException e) {
      throw new LakeException("got an event that is not a JSON object: " + e.getMessage(), e);
    }
  }

  @Override
  public <T> T fromJson(String input, Type type) {
    return fromJson(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), type);
  }

  private static Object read(ObjectNode event, Type type) {
    if (type == SQSEvent.class) {
      return sqsEvent(event);
    }
    if (type == S3Event.class) {
      return S3Notifications.read(event);
    }
    throw new IllegalArgumentException("no handler of the transform takes a " + type);
  }

  private static SQSEvent sqsEvent(ObjectNode event) {
    List<SQSMessage> messages = new ArrayList<>();
    for (JsonNode record : event.path("Records")) {
      SQSMessage message = new SQSMessage();
      message.setMessageId(record.path("messageId").textValue());
      message.setBody(record.path("body").textValue());
      message.setEventSource(record.path("eventSource").textValue());
      messages.add(message);
    }
    SQSEvent read = new SQSEvent();
    read.setRecords(messages);
    return read;
  }

  @Override
  public <T> void toJson(T response, OutputStream output, Type type) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (response) {
      case SQSBatchResponse batch -> {
        ArrayNode failures = json.putArray("batchItemFailures");
        for (BatchItemFailure failure : batch.getBatchItemFailures()) {
          failures.addObject().put("itemIdentifier", failure.getItemIdentifier());
        }
      }
      case S3EventHandler.Response transformed -> json.put("objects", transformed.objects());
      default ->
          throw new IllegalArgumentException("no handler of the transform responds with a " + type);
    }
    try {
      output.write(JsonTree.bytes(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

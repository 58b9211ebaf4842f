package dev.spotifylake.transform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.ObjectStores;
import dev.spotifylake.common.aws.S3Root;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.metrics.MetricNames;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.transform.Transformer;
import dev.spotifylake.transform.lambda.PutEvents.PutObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Makes tables of the raw objects that were put: from a queue, of whose messages it reports those
/// that failed, or from S3 itself, where one failure fails the event.
///
/// The log goes to standard output, which Lambda passes on as it is: its own logger would wrap the
/// metric lines where the function's log format is JSON, and CloudWatch would not know them.
///
/// Reads the event as a stream: which of the two it is shows only in it.
public final class TransformHandler implements RequestStreamHandler {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String QUEUE = "aws:sqs";

  private final String lakeName;
  private final S3Root raw;
  private final Transformer transformer;

  /// Called by Lambda.
  public TransformHandler() {
    this(System.getenv());
  }

  TransformHandler(Map<String, String> environment) {
    String name = environment.get(MetricNames.LAKE_NAME_VARIABLE);
    if (name == null || name.isBlank()) {
      throw new LakeException(
          MetricNames.LAKE_NAME_VARIABLE
              + " is not set; expected the lake's name, for its metrics");
    }
    LakeConfiguration configuration = LakeConfiguration.from(environment);
    ObjectStore store = ObjectStores.open(configuration.rawRoot());
    lakeName = name;
    raw = S3Root.parse(configuration.rawRoot());
    transformer =
        new Transformer(
            store,
            ObjectStores.open(configuration.curatedRoot()),
            configuration.format(),
            configuration.firstDay(),
            InstantSource.system());
  }

  TransformHandler(String lakeName, S3Root raw, Transformer transformer) {
    this.lakeName = lakeName;
    this.raw = raw;
    this.transformer = transformer;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = JSON.readTree(input);
    ObjectWork work =
        new ObjectWork(lakeName, raw, transformer, InstantSource.system(), System.out::println);
    ObjectNode response = JSON.createObjectNode();
    JsonNode records = event.path("Records");
    if (records.path(0).path("eventSource").asText().equals(QUEUE)) {
      ArrayNode failures = response.putArray("batchItemFailures");
      for (JsonNode message : records) {
        if (!handled(message, work, context)) {
          failures.addObject().put("itemIdentifier", message.path("messageId").asText());
        }
      }
    } else {
      List<PutObject> objects = PutEvents.read(event);
      response.put("objects", objects.size());
      for (PutObject object : objects) {
        work.transform(object);
      }
    }
    JSON.writeValue(output, response);
  }

  /// Whether all of a message is done. What the time does not suffice for goes back to the queue.
  private static boolean handled(JsonNode message, ObjectWork work, Context context) {
    String id = message.path("messageId").asText();
    try {
      for (PutObject object : PutEvents.parse(message.path("body").asText())) {
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

package dev.spotifylake.transform.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.LakeException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// S3's notifications: which objects were put.
final class PutEvents {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param key as in the bucket
  record PutObject(String bucket, String key) {}

  private PutEvents() {}

  /// The objects of one notification; none for the test event that S3 sends when notifications are
  /// set up.
  ///
  /// @throws LakeException where the text is no notification
  static List<PutObject> parse(String notification) {
    try {
      return read(JSON.readTree(notification));
    } catch (JsonProcessingException e) {
      throw notOne("which is not JSON", e);
    }
  }

  static List<PutObject> read(JsonNode notification) {
    if (notification.path("Event").asText().equals("s3:TestEvent")) {
      return List.of();
    }
    JsonNode records = notification.path("Records");
    if (!records.isArray() || records.isEmpty()) {
      throw notOne("without Records", null);
    }
    List<PutObject> objects = new ArrayList<>();
    for (JsonNode record : records) {
      String bucket = record.path("s3").path("bucket").path("name").asText();
      String key = record.path("s3").path("object").path("key").asText();
      if (bucket.isEmpty() || key.isEmpty()) {
        throw notOne("with a record that names no object", null);
      }
      // S3 encodes keys as in a form. Once only: the lake's keys hold percent signs of their own.
      objects.add(new PutObject(bucket, URLDecoder.decode(key, StandardCharsets.UTF_8)));
    }
    return objects;
  }

  private static LakeException notOne(
      String what, @org.jspecify.annotations.Nullable Throwable cause) {
    return new LakeException(
        "got a message " + what + "; expected an S3 notification {\"Records\":[{\"s3\":..}]}",
        cause);
  }
}

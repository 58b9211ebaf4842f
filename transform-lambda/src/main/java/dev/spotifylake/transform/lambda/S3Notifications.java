package dev.spotifylake.transform.lambda;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.UserIdentityEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.common.stack.MessageSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// S3's notifications of new objects: what the body of a queue's message holds.
final class S3Notifications {
  private static final String TEST_EVENT = "s3:TestEvent";

  /// @param key as in the bucket, decoded
  /// @param isReplay whether a replay sent the message, to have the object transformed again
  record PutObject(String bucket, String key, boolean isReplay) {}

  private S3Notifications() {}

  /// Reads a notification from its JSON text.
  ///
  /// @throws LakeException if the text is not a notification
  static S3Event parse(String text) {
    try {
      return read(JsonTree.parse(text.getBytes(StandardCharsets.UTF_8), Set.of()));
    } catch (IOException e) {
      throw notANotification("that is not a JSON object", e);
    }
  }

  /// The event of a notification. It holds the bucket, key and sender of each record only; a time
  /// of an event would load Joda-Time and its time zones.
  ///
  /// S3 sends a test event when notifications are set up. It has no records.
  ///
  /// @throws LakeException if the JSON is not a notification
  static S3Event read(ObjectNode notification) {
    ArrayNode records = JsonFields.array(notification, "Records");
    if (records == null && TEST_EVENT.equals(JsonFields.text(notification, "Event"))) {
      return new S3Event(List.of());
    }
    if (records == null || records.isEmpty()) {
      throw notANotification("without Records", null);
    }
    List<S3EventNotificationRecord> read = new ArrayList<>(records.size());
    for (JsonNode record : records) {
      read.add(recordOf(record));
    }
    return new S3Event(read);
  }

  private static S3EventNotificationRecord recordOf(JsonNode record) {
    JsonNode s3 = record.path("s3");
    String principal = JsonFields.textIn(record, "userIdentity", "principalId");
    S3Entity entity =
        new S3Entity(
            null,
            new S3BucketEntity(JsonFields.textIn(s3, "bucket", "name"), null, null),
            new S3ObjectEntity(
                JsonFields.textIn(s3, "object", "key"), (Long) null, null, null, null),
            null);
    return new S3EventNotificationRecord(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        entity,
        principal == null ? null : new UserIdentityEntity(principal));
  }

  /// The objects that a notification names, in its order.
  ///
  /// @throws LakeException if a record names no bucket or no key
  static List<PutObject> objectsOf(S3EventNotification notification) {
    List<PutObject> objects = new ArrayList<>();
    for (S3EventNotificationRecord record : notification.getRecords()) {
      objects.add(objectOf(record.getS3(), isReplay(record.getUserIdentity())));
    }
    return objects;
  }

  private static boolean isReplay(@Nullable UserIdentityEntity user) {
    return user != null && MessageSender.REPLAY.equals(user.getPrincipalId());
  }

  private static PutObject objectOf(@Nullable S3Entity s3, boolean isReplay) {
    if (s3 == null
        || s3.getBucket() == null
        || isAbsent(s3.getBucket().getName())
        || s3.getObject() == null
        || isAbsent(s3.getObject().getKey())) {
      throw notANotification("with a record that names no object", null);
    }
    // S3 sends keys in form encoding. Decoding once matters: the lake's keys hold percent signs.
    return new PutObject(s3.getBucket().getName(), s3.getObject().getUrlDecodedKey(), isReplay);
  }

  private static boolean isAbsent(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static LakeException notANotification(String what, @Nullable Throwable cause) {
    return new LakeException(
        "got a message " + what + "; expected an S3 notification {\"Records\":[{\"s3\":..}]}",
        cause);
  }
}

package dev.spotifylake.it.s3;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// S3's message about a put, version 2.1.
public final class PutNotification {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AtomicLong SEQUENCE = new AtomicLong();

  private PutNotification() {}

  public static String of(String bucket, String key, long size, String tag) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode record = root.putArray("Records").addObject();
    record.put("eventVersion", "2.1").put("eventSource", "aws:s3").put("awsRegion", "eu-central-1");
    record.put("eventName", "ObjectCreated:Put").put("eventTime", "2026-01-01T00:00:00.000Z");
    ObjectNode s3 = record.putObject("s3");
    s3.put("s3SchemaVersion", "1.0").put("configurationId", "raw");
    s3.putObject("bucket").put("name", bucket).put("arn", "arn:aws:s3:::" + bucket);
    s3.putObject("object")
        .put("key", encoded(key))
        .put("size", size)
        .put("eTag", tag)
        .put("sequencer", "%016X".formatted(SEQUENCE.incrementAndGet()));
    return root.toString();
  }

  /// As S3 encodes keys in its messages: like a form, but for the slashes.
  private static String encoded(String key) {
    return Arrays.stream(key.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining("/"));
  }

  /// What S3 sends once when notifications are set up.
  public static String test(String bucket) {
    return """
    {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-01T00:00:00.000Z",\
    "Bucket":"%s","RequestId":"0","HostId":"0"}\
    """
        .formatted(bucket);
  }
}

package dev.spotifylake.transform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.S3Root;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.testsupport.LambdaContext;
import dev.spotifylake.transform.testing.TestLake;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the function responses to each kind of event, over real objects in a folder.
final class TransformHandlerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ENOUGH = Math.toIntExact(RawLimits.TRANSFORM_TIME.toMillis());
  private static final String PLAYLISTS =
      "{\"items\":[{\"id\":\"p1\",\"uri\":\"spotify:playlist:p1\",\"name\":\"One\"}]}";

  @TempDir Path folder;
  private TestLake lake;
  private TransformHandler handler;

  @BeforeEach
  void deploy() {
    lake = new TestLake(folder);
    handler =
        new TransformHandler(
            "lake", new S3Root("lake-raw", ""), lake.transformer(LakeFormat.PARQUET));
  }

  @Test
  void messagesOfAQueueAreTransformedAndNoneIsReported() throws IOException {
    JsonNode response = handle(batch(put(raw("me")), put(raw("me"))), new LambdaContext(300_000));

    assertThat(response.toString()).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(rowsOf("playlists")).isEqualTo(2);
  }

  @Test
  void onlyTheMessagesThatFailedAreReported() throws IOException {
    String absent =
        "raw/source=playlists/account=me/dt=2026-11-22/100000Z-20261122T100000000Z_0000aaaa-0000"
            + ".ndjson.gz";

    JsonNode response =
        handle(
            batch(
                put(raw("me")),
                "no notification",
                notification("lake-curated", raw("me")),
                put("raw/not-of-the-lake.ndjson.gz"),
                put(absent),
                put(raw("me"))),
            new LambdaContext(300_000));

    assertThat(response.path("batchItemFailures").findValuesAsText("itemIdentifier"))
        .containsExactly("m1", "m2", "m3", "m4");
    assertThat(rowsOf("playlists")).isEqualTo(2);
  }

  @Test
  void whatTheTimeDoesNotSufficeForGoesBackToTheQueue() throws IOException {
    JsonNode response =
        handle(
            batch(put(raw("me")), put(raw("me")), put(raw("me"))),
            new LambdaContext(ENOUGH, ENOUGH - 1));

    assertThat(response.path("batchItemFailures").findValuesAsText("itemIdentifier"))
        .containsExactly("m1", "m2");
    assertThat(rowsOf("playlists")).isEqualTo(1);
  }

  @Test
  void anEventStraightFromS3IsTransformed() throws IOException {
    JsonNode response = handle(put(raw("me")), new LambdaContext(300_000));

    assertThat(response.toString()).isEqualTo("{\"objects\":1}");
    assertThat(rowsOf("playlists")).isEqualTo(1);
  }

  @Test
  void anEventStraightFromS3ThatFailsIsAFailureOfTheCall() {
    assertThatThrownBy(
            () -> handle(put("raw/not-of-the-lake.ndjson.gz"), new LambdaContext(300_000)))
        .hasMessageContaining(
            "'raw/not-of-the-lake.ndjson.gz' is no raw key; expected raw/source=");
  }

  @Test
  void theTestEventOfS3IsTakenBothWays() throws IOException {
    String test = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"lake-raw\"}";

    assertThat(handle(test, new LambdaContext(300_000)).toString()).isEqualTo("{\"objects\":0}");
    assertThat(handle(batch(test), new LambdaContext(300_000)).path("batchItemFailures")).isEmpty();
  }

  @Test
  void aKeyThatHoldsPercentSignsIsFound() throws IOException {
    String key = raw("a b$ü");
    assertThat(key).contains("a%20b%24%C3%BC");

    JsonNode response = handle(batch(put(key)), new LambdaContext(300_000));

    assertThat(response.path("batchItemFailures")).isEmpty();
    assertThat(lake.query("SELECT DISTINCT account FROM playlists"))
        .containsExactly(List.<@Nullable Object>of("a b$ü"));
  }

  @Test
  void withoutTheLakesNameThereIsNoStart() {
    assertThatThrownBy(() -> new TransformHandler(Map.of("LAKE_RAW", "s3://lake-raw")))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("is not set; expected the lake's name");
  }

  private String raw(String account) throws IOException {
    return lake.putRaw(TestLake.response(Source.PLAYLISTS, PLAYLISTS).withAccount(account));
  }

  private static String put(String key) {
    return notification("lake-raw", key);
  }

  /// As S3 words it: the key encoded as in a form.
  private static String notification(String bucket, String key) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode s3 =
        event.putArray("Records").addObject().put("eventSource", "aws:s3").putObject("s3");
    s3.putObject("bucket").put("name", bucket);
    s3.putObject("object").put("key", URLEncoder.encode(key, StandardCharsets.UTF_8));
    return event.toString();
  }

  /// Messages with the ids `m0`, `m1`, and so on.
  private static String batch(String... bodies) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (int i = 0; i < bodies.length; i++) {
      records
          .addObject()
          .put("messageId", "m" + i)
          .put("eventSource", "aws:sqs")
          .put("body", bodies[i]);
    }
    return event.toString();
  }

  private JsonNode handle(String event, LambdaContext context) throws IOException {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response, context);
    return JSON.readTree(response.toByteArray());
  }

  private long rowsOf(String table) {
    return ((Number)
            Objects.requireNonNull(
                lake.query("SELECT count(*) FROM " + table).getFirst().getFirst()))
        .longValue();
  }
}

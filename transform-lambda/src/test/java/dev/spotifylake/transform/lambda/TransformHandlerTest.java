package dev.spotifylake.transform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.testsupport.LambdaContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages of the queue, over raw objects in a folder.
final class TransformHandlerTest {
  private static final int ENOUGH = Math.toIntExact(RawLimits.TRANSFORM_TIME.toMillis());
  private static final LambdaContext FIVE_MINUTES = new LambdaContext(300_000);

  @TempDir Path folder;
  private PlaylistsLake lake;
  private TransformHandler handler;

  @BeforeEach
  void deploy() {
    lake = new PlaylistsLake(folder);
    handler = new TransformHandler(lake.objectWork());
  }

  @Test
  void theObjectsOfAllMessagesAreTransformed() throws IOException {
    SQSEvent event = batch(put(lake.putPlaylists("one")), put(lake.putPlaylists("two")));

    assertThat(handler.handleRequest(event, FIVE_MINUTES).getBatchItemFailures()).isEmpty();
    assertThat(lake.playlistAccounts()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void onlyTheMessagesThatFailedAreReported() throws IOException {
    String absent =
        "raw/source=playlists/account=me/dt=2026-11-22/100000Z-20261122T100000000Z_0000aaaa-0000"
            + ".ndjson.gz";
    SQSEvent event =
        batch(
            put(lake.putPlaylists("one")),
            "no notification",
            PlaylistsLake.notification("lake-curated", lake.putPlaylists("me")),
            put("raw/not-of-the-lake.ndjson.gz"),
            put(absent),
            put(lake.putPlaylists("two")));

    SQSBatchResponse response = handler.handleRequest(event, FIVE_MINUTES);

    assertThat(failedIds(response)).containsExactly("m1", "m2", "m3", "m4");
    assertThat(lake.log().stream().filter(line -> line.contains("\"event\":\"error\"")))
        .hasSize(4)
        .first(STRING)
        .contains("\"message_id\":\"m1\"", "got a message that is not a JSON object");
    assertThat(lake.playlistAccounts()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void messagesWithoutEnoughTimeLeftReturnToTheQueue() throws IOException {
    SQSEvent event =
        batch(
            put(lake.putPlaylists("one")),
            put(lake.putPlaylists("two")),
            put(lake.putPlaylists("three")));

    SQSBatchResponse response = handler.handleRequest(event, new LambdaContext(ENOUGH, ENOUGH - 1));

    assertThat(failedIds(response)).containsExactly("m1", "m2");
    assertThat(lake.playlistAccounts()).containsExactly("one");
  }

  @Test
  void theTestEventOfS3IsIgnored() {
    SQSBatchResponse response =
        handler.handleRequest(batch(PlaylistsLake.TEST_EVENT), FIVE_MINUTES);

    assertThat(response.getBatchItemFailures()).isEmpty();
  }

  @Test
  void anObjectWhoseKeyHoldsPercentSignsIsFound() throws IOException {
    String key = lake.putPlaylists("a b$ü");
    assertThat(key).contains("a%20b%24%C3%BC");

    SQSBatchResponse response = handler.handleRequest(batch(put(key)), FIVE_MINUTES);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(lake.playlistAccounts()).containsExactly("a b$ü");
  }

  /// Its records have no message ids, so none could be reported.
  @Test
  void anEventOfS3IsRefusedWithTheHandlerThatTakesIt() {
    SQSEvent event = new EventSerializer().fromJson(put("raw/one.ndjson.gz"), SQSEvent.class);

    assertThatThrownBy(() -> handler.handleRequest(event, FIVE_MINUTES))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("got an event without SQS messages")
        .hasMessageEndingWith(S3EventHandler.class.getName())
        .message()
        .doesNotContain("\n");
  }

  @Test
  void anEventWithoutRecordsIsRefused() {
    assertThatThrownBy(() -> handler.handleRequest(new SQSEvent(), FIVE_MINUTES))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("got an event without SQS messages");
  }

  @Test
  void theFunctionDoesNotStartWithoutTheNameOfItsLake() {
    assertThatThrownBy(
            () ->
                ObjectWork.of(
                    Map.of("LAKE_RAW", "s3://lake-raw"), InstantSource.system(), line -> {}))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("is not set; expected the lake's name");
  }

  private static String put(String key) {
    return PlaylistsLake.notification("lake-raw", key);
  }

  /// Messages with the ids `m0`, `m1`, and so on.
  private static SQSEvent batch(String... bodies) {
    List<SQSMessage> messages = new ArrayList<>();
    for (String body : bodies) {
      SQSMessage message = new SQSMessage();
      message.setMessageId("m" + messages.size());
      message.setBody(body);
      messages.add(message);
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(messages);
    return event;
  }

  private static List<String> failedIds(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }
}

package dev.spotifylake.transform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.tests.annotations.Event;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.transform.lambda.S3Notifications.PutObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class S3NotificationsTest {
  private static final PutObject OBJECT_OF_EVENT_FILES =
      new PutObject(
          "lake-raw", "raw/source=playlists/account=a%20b/dt=2026-11-22/one.ndjson.gz", false);

  @Test
  void eachRecordNamesOneObject() {
    List<PutObject> objects =
        objectsOf(
            """
            {"Records": [
              {"s3": {"bucket": {"name": "lake-raw"}, "object": {"key": "raw/a"}}},
              {"s3": {"bucket": {"name": "lake-raw"}, "object": {"key": "raw/b"}}}
            ]}
            """);

    assertThat(objects)
        .containsExactly(
            new PutObject("lake-raw", "raw/a", false), new PutObject("lake-raw", "raw/b", false));
  }

  /// S3 sends the key `raw/account=a%20b` as `raw/account%3Da%2520b`.
  @ParameterizedTest
  @Event(value = "events/sqs-put.json", type = SQSEvent.class)
  void aKeyInAMessageIsDecodedOnce(SQSEvent event) {
    assertThat(objectsOf(event.getRecords().getFirst().getBody()))
        .containsExactly(OBJECT_OF_EVENT_FILES);
  }

  @ParameterizedTest
  @Event(value = "events/s3-put.json", type = S3Event.class)
  void aKeyInAnS3EventIsDecodedOnce(S3Event event) {
    assertThat(S3Notifications.objectsOf(event)).containsExactly(OBJECT_OF_EVENT_FILES);
  }

  @Test
  void aPlusIsASpaceAndAnEncodedPlusIsAPlus() {
    List<PutObject> objects =
        objectsOf(
            """
            {"Records": [{"s3": {"bucket": {"name": "lake"}, "object": {"key": "raw/a+b%2Bc"}}}]}
            """);

    assertThat(objects).containsExactly(new PutObject("lake", "raw/a b+c", false));
  }

  @ParameterizedTest
  @Event(value = "events/sqs-put.json", type = SQSEvent.class)
  void theTestEventNamesNoObject(SQSEvent event) {
    assertThat(objectsOf(event.getRecords().getLast().getBody())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "",
        "{}",
        "[]",
        """
        {"Records": []}
        """,
        """
        {"Records": [{}]}
        """,
        """
        {"Records": [{"s3": {"bucket": {"name": "lake"}}}]}
        """,
        """
        {"Records": [{"s3": {"object": {"key": "raw/a"}}}]}
        """
      })
  void otherTextIsRefusedInOneLine(String text) {
    assertThatThrownBy(() -> objectsOf(text))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("got a message ")
        .hasMessageContaining("expected an S3 notification")
        .message()
        .doesNotContain("\n");
  }

  private static List<PutObject> objectsOf(String notification) {
    return S3Notifications.objectsOf(S3Notifications.parse(notification));
  }
}

package dev.spotifylake.transform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.testsupport.LambdaContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events that S3 sends to the function itself, over raw objects in a folder.
final class S3EventHandlerTest {
  private static final LambdaContext FIVE_MINUTES = new LambdaContext(300_000);

  @TempDir Path folder;
  private PlaylistsLake lake;
  private S3EventHandler handler;

  @BeforeEach
  void deploy() {
    lake = new PlaylistsLake(folder);
    handler = new S3EventHandler(lake.objectWork());
  }

  @Test
  void theObjectsOfAnEventAreTransformed() throws IOException {
    S3EventHandler.Response response =
        handler.handleRequest(eventOf(lake.putPlaylists("me")), FIVE_MINUTES);

    assertThat(response.objects()).isEqualTo(1);
    assertThat(lake.playlistAccounts()).containsExactly("me");
  }

  @Test
  void anObjectThatFailsFailsTheInvocation() {
    assertThatThrownBy(
            () -> handler.handleRequest(eventOf("raw/not-of-the-lake.ndjson.gz"), FIVE_MINUTES))
        .hasMessageContaining(
            "'raw/not-of-the-lake.ndjson.gz' is no raw key; expected raw/source=");
  }

  @Test
  void theTestEventOfS3IsIgnored() {
    S3Event testEvent = S3Notifications.parse(PlaylistsLake.TEST_EVENT);

    assertThat(handler.handleRequest(testEvent, FIVE_MINUTES).objects()).isZero();
  }

  /// Lambda's own serialization makes this of an event without records.
  @Test
  void anEventWithoutRecordsNamesNoObject() {
    assertThat(handler.handleRequest(new S3Event(List.of()), FIVE_MINUTES).objects()).isZero();
  }

  @Test
  void theEventOfAQueueIsRefused() {
    String queueEvent =
        """
        {"Records": [{"messageId": "m0", "body": "{}", "eventSource": "aws:sqs"}]}
        """;

    assertThatThrownBy(() -> handler.handleRequest(S3Notifications.parse(queueEvent), FIVE_MINUTES))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("got a message with a record that names no object");
  }

  private static S3Event eventOf(String key) {
    return S3Notifications.parse(PlaylistsLake.notification("lake-raw", key));
  }
}

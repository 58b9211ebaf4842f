package dev.spotifylake.transform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.transform.lambda.PutEvents.PutObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PutEventsTest {
  private static String of(String... keys) {
    StringBuilder records = new StringBuilder();
    for (String key : keys) {
      records
          .append(records.isEmpty() ? "" : ",")
          .append("{\"s3\":{\"bucket\":{\"name\":\"lake\"},\"object\":{\"key\":\"")
          .append(key)
          .append("\"}}}");
    }
    return "{\"Records\":[" + records + "]}";
  }

  @Test
  void eachRecordIsAnObject() {
    assertThat(PutEvents.parse(of("raw/a", "raw/b")))
        .containsExactly(new PutObject("lake", "raw/a"), new PutObject("lake", "raw/b"));
  }

  @Test
  void keysAreDecodedOnce() {
    // S3 tells of the key raw/source=playlists/account=a%20b as follows.
    assertThat(PutEvents.parse(of("raw/source%3Dplaylists/account%3Da%2520b")))
        .containsExactly(new PutObject("lake", "raw/source=playlists/account=a%20b"));
  }

  @Test
  void aPlusIsASpaceAndAnEncodedPlusIsAPlus() {
    assertThat(PutEvents.parse(of("raw/a+b%2Bc")))
        .containsExactly(new PutObject("lake", "raw/a b+c"));
  }

  @Test
  void theTestEventNamesNoObject() {
    assertThat(PutEvents.parse("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{}",
        "[]",
        "{\"Records\":[]}",
        "{\"Records\":[{}]}",
        "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"lake\"}}}]}"
      })
  void whatIsNoNotificationIsOneLine(String text) {
    assertThatThrownBy(() -> PutEvents.parse(text))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("got a message ")
        .hasMessageContaining("expected an S3 notification")
        .message()
        .doesNotContain("\n");
  }
}

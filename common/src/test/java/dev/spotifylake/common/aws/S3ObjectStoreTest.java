package dev.spotifylake.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.aws.LoopbackS3.Fault;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.ObjectStoreContract;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

final class S3ObjectStoreTest extends ObjectStoreContract {
  private static final String KEY = "state/app.json";

  private final List<Duration> waits = new ArrayList<>();
  private LoopbackS3 s3;
  private S3Client client;
  private S3ObjectStore store;

  @BeforeEach
  void open() throws IOException {
    s3 = new LoopbackS3();
    client =
        S3Client.builder()
            .endpointOverride(s3.url())
            .forcePathStyle(true)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    store = new S3ObjectStore(client, new S3Root("lake", ""), waits::add);
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @AfterEach
  void close() {
    client.close();
    s3.close();
  }

  @Test
  void aFileIsPutAsItIs(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("object"), "x".repeat(300_000));

    store.put(KEY, ObjectContent.of(file), PutCondition.absent());

    assertThat(s3.content(KEY)).isEqualTo("x".repeat(300_000));
  }

  @Test
  void aForbiddenObjectIsNoAbsentOne() {
    s3.plan(Fault.FORBIDDEN);

    assertThatThrownBy(() -> store.get(KEY))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot read s3://lake/state/app.json: AccessDenied here (403")
        .hasMessageContaining("check the role");
  }

  @Test
  void aPutOnAVersionDeletedMeanwhileIsRefused() throws IOException {
    String version = stored(store.put(KEY, ObjectContent.of("one"), PutCondition.any()));
    store.delete(KEY);

    assertThat(store.put(KEY, ObjectContent.of("two"), PutCondition.matches(version)))
        .isEqualTo(new PutOutcome.Refused());
  }

  @Test
  void aConflictIsTriedAgainAfterLongerAndLongerWaits() throws IOException {
    s3.plan(Fault.CONFLICT, Fault.CONFLICT);

    assertThat(store.put(KEY, ObjectContent.of("one"), PutCondition.absent()))
        .isInstanceOf(PutOutcome.Stored.class);
    assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void aConflictThatStaysIsAnError() {
    s3.plan(Fault.CONFLICT, Fault.CONFLICT, Fault.CONFLICT, Fault.CONFLICT, Fault.CONFLICT);

    assertThatThrownBy(() -> store.put(KEY, ObjectContent.of("one"), PutCondition.absent()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot write s3://lake/state/app.json")
        .hasMessageContaining("409");
    assertThat(waits).hasSize(4);
  }

  @Test
  void aPutWhoseResponseWasLostIsOurs() throws IOException {
    s3.plan(Fault.RESPONSE_LOST);

    assertThat(store.put(KEY, ObjectContent.of("one"), PutCondition.absent()))
        .isInstanceOf(PutOutcome.Stored.class);
    assertThat(s3.content(KEY)).isEqualTo("one");
  }

  @Test
  void anUpdateWhoseResponseWasLostIsOurs() throws IOException {
    String version = stored(store.put(KEY, ObjectContent.of("one"), PutCondition.any()));
    s3.plan(Fault.RESPONSE_LOST);

    assertThat(store.put(KEY, ObjectContent.of("two"), PutCondition.matches(version)))
        .isInstanceOf(PutOutcome.Stored.class);
  }

  @Test
  void aConflictWonByOtherContentIsRefused() throws IOException {
    s3.plan(Fault.CONFLICT);
    s3.add(KEY, "two");

    assertThat(store.put(KEY, ObjectContent.of("one"), PutCondition.absent()))
        .isEqualTo(new PutOutcome.Refused());
  }

  @Test
  void aListingOfManyPagesIsInOrder() throws IOException {
    for (String key : List.of("raw/e", "raw/a", "raw/c", "state/x", "raw/b", "raw/d")) {
      s3.add(key, key);
    }

    try (Stream<ObjectEntry> entries = store.list("raw/")) {
      assertThat(entries.map(ObjectEntry::key))
          .containsExactly("raw/a", "raw/b", "raw/c", "raw/d", "raw/e");
    }
  }

  @Test
  void aListingThatBreaksOnALaterPageNamesThePrefix() throws IOException {
    for (String key : List.of("raw/a", "raw/b", "raw/c")) {
      s3.add(key, key);
    }

    try (Stream<ObjectEntry> entries = store.list("raw/")) {
      s3.plan(Fault.FORBIDDEN);
      assertThatThrownBy(entries::toList).hasMessageContaining("cannot list s3://lake/raw/");
    }
  }

  @Test
  void aLakeUnderAPrefixReadsAndWritesOnlyThere() throws IOException {
    S3ObjectStore below = new S3ObjectStore(client, S3Root.parse("s3://lake/mine"), waits::add);
    s3.add("raw/other", "x");

    below.put("raw/a", ObjectContent.of("one"), PutCondition.absent());

    assertThat(s3.content("mine/raw/a")).isEqualTo("one");
    try (Stream<ObjectEntry> entries = below.list("raw/")) {
      assertThat(entries.map(ObjectEntry::key)).containsExactly("raw/a");
    }
  }

  private static String stored(PutOutcome outcome) throws IOException {
    return ((PutOutcome.Stored) outcome).version();
  }
}

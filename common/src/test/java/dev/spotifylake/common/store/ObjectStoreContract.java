package dev.spotifylake.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every store keeps to. Each implementation runs these.
public abstract class ObjectStoreContract {
  protected abstract ObjectStore store();

  private PutOutcome put(String key, String content, PutCondition condition) throws IOException {
    return store().put(key, ObjectContent.of(content), condition);
  }

  private String read(String key) throws IOException {
    try (StoredObject object = Objects.requireNonNull(store().get(key), key)) {
      return new String(object.readAll(), StandardCharsets.UTF_8);
    }
  }

  @Test
  public void whatWasPutIsRead() throws IOException {
    put("raw/source=run/a%20b.gz", "one", PutCondition.any());
    put("raw/source=run/a%20b.gz", "two", PutCondition.any());
    assertThat(read("raw/source=run/a%20b.gz")).isEqualTo("two");
  }

  @Test
  public void anAbsentKeyIsNull() throws IOException {
    assertThat(store().get("state/app.json")).isNull();
    put("state/app.json", "{}", PutCondition.any());
    assertThat(store().get("state")).isNull();
  }

  @Test
  public void aPutForAnAbsentKeyIsRefusedWhereThereIsOne() throws IOException {
    assertThat(put("k", "one", PutCondition.absent())).isInstanceOf(PutOutcome.Stored.class);
    assertThat(put("k", "two", PutCondition.absent())).isEqualTo(new PutOutcome.Refused());
    assertThat(read("k")).isEqualTo("one");
  }

  @Test
  public void aPutForAVersionIsRefusedWhereThereIsAnother() throws IOException {
    put("k", "one", PutCondition.any());
    StoredObject first = Objects.requireNonNull(store().get("k"));
    PutOutcome second = put("k", "two", PutCondition.matches(first.version()));
    assertThat(second).isInstanceOf(PutOutcome.Stored.class);
    assertThat(put("k", "three", PutCondition.matches(first.version())))
        .isEqualTo(new PutOutcome.Refused());
    assertThat(read("k")).isEqualTo("two");
    assertThat(put("absent", "x", PutCondition.matches(first.version())))
        .isEqualTo(new PutOutcome.Refused());
    if (second instanceof PutOutcome.Stored stored) {
      assertThat(put("k", "three", PutCondition.matches(stored.version())))
          .isInstanceOf(PutOutcome.Stored.class);
    }
  }

  @Test
  public void ofTwoConditionalPutsAtOnceOneWins() throws Exception {
    List<Callable<PutOutcome>> writers =
        IntStream.range(0, 16)
            .<Callable<PutOutcome>>mapToObj(i -> () -> put("k", "w" + i, PutCondition.absent()))
            .toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      assertThat(pool.invokeAll(writers))
          .extracting(future -> future.get() instanceof PutOutcome.Stored)
          .containsOnlyOnce(true);
    }
  }

  @Test
  public void aListingIsInTheOrderOfTheKeysAsStrings() throws IOException {
    for (String key : List.of("raw/b/1", "raw/a-b", "raw/a/2", "raw/a/10", "rawer", "state/x")) {
      put(key, "content", PutCondition.any());
    }
    try (Stream<ObjectEntry> entries = store().list("raw/")) {
      assertThat(entries)
          .containsExactly(
              new ObjectEntry("raw/a-b", 7),
              new ObjectEntry("raw/a/10", 7),
              new ObjectEntry("raw/a/2", 7),
              new ObjectEntry("raw/b/1", 7));
    }
    try (Stream<ObjectEntry> entries = store().list("raw/a")) {
      assertThat(entries).hasSize(3);
    }
    try (Stream<ObjectEntry> entries = store().list("nothing/")) {
      assertThat(entries).isEmpty();
    }
  }

  @Test
  public void deletingWhatIsNotThereIsNoError() throws IOException {
    put("a/b", "x", PutCondition.any());
    store().delete("a/b");
    store().delete("a/b");
    assertThat(store().get("a/b")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "a/../b", "../b", "a//b", "a/", ".lake.lock", "a/.b"})
  public void aKeyThatCouldLeaveTheLakeIsRefused(String key) {
    assertThatThrownBy(() -> put(key, "x", PutCondition.any()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().get(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().delete(key)).isInstanceOf(IllegalArgumentException.class);
  }
}

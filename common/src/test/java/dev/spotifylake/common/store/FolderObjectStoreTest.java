package dev.spotifylake.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spotifylake.common.LakeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectStoreTest extends ObjectStoreContract {
  @TempDir Path folder;

  @Override
  protected ObjectStore store() {
    return new FolderObjectStore(folder);
  }

  @Test
  void aFolderThatDoesNotExistYetIsMade() throws IOException {
    ObjectStore store = new FolderObjectStore(folder.resolve("new/lake"));
    try (Stream<ObjectEntry> entries = store.list("")) {
      assertThat(entries).isEmpty();
    }
    store.put("a", ObjectContent.of("x"), PutCondition.absent());
    assertThat(folder.resolve("new/lake/a")).hasContent("x");
  }

  @Test
  void aFileWhereTheFolderShouldBeIsOneClearLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> new FolderObjectStore(file))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--lake");
  }

  @Test
  void aPutThatBreaksLeavesTheOldObjectAndNothingElse() throws IOException {
    store().put("a/b", ObjectContent.of("old"), PutCondition.any());
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> store().put("a/b", ObjectContent.of(missing), PutCondition.any()))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("a/b")).hasContent("old");
    try (Stream<Path> files = Files.list(folder.resolve("a"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aLargeObjectIsNotReadIntoMemoryAtOnce() throws IOException {
    Path large = folder.resolveSibling("large-" + folder.getFileName());
    Files.write(large, new byte[3 << 20]);
    store().put("large", ObjectContent.of(large), PutCondition.any());
    Files.delete(large);
    try (StoredObject object = Objects.requireNonNull(store().get("large"))) {
      InputStream content = object.content();
      assertThat(object.size()).isEqualTo(3 << 20);
      assertThat(content).isNotInstanceOf(java.io.ByteArrayInputStream.class);
    }
  }

  @Test
  void theVersionOfALargeObjectMatchesItsBytes() throws IOException {
    byte[] first = new byte[3 << 20];
    store().put("large", ObjectContent.of(first), PutCondition.any());
    try (StoredObject object = Objects.requireNonNull(store().get("large"))) {
      store().put("large", ObjectContent.of("another"), PutCondition.any());

      String version = object.version();

      assertThat(object.readAll()).isEqualTo(first);
      assertThat(store().put("large", ObjectContent.of("x"), PutCondition.matches(version)))
          .isInstanceOf(PutOutcome.Refused.class);
    }
  }

  @Test
  void foldersThatADeletionEmptiesAreDeleted() throws IOException {
    store().put("a/b/c/one", ObjectContent.of("x"), PutCondition.any());
    store().put("a/two", ObjectContent.of("x"), PutCondition.any());

    store().delete("a/b/c/one");

    assertThat(folder.resolve("a/b")).doesNotExist();
    assertThat(folder.resolve("a/two")).exists();
  }

  @Test
  void aListingGoesOnWhereObjectsAreDeletedMeanwhile() throws Exception {
    for (int i = 0; i < 200; i++) {
      store().put("a/" + i % 20 + "/" + i, ObjectContent.of("x"), PutCondition.any());
    }
    store().put("a/stays", ObjectContent.of("x"), PutCondition.any());
    Thread deleting =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < 200; i++) {
                    try {
                      store().delete("a/" + i % 20 + "/" + i);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }
                });
    do {
      try (Stream<ObjectEntry> entries = store().list("a/")) {
        assertThat(entries.map(ObjectEntry::key)).contains("a/stays");
      }
    } while (deleting.isAlive());
    deleting.join();
    try (Stream<ObjectEntry> entries = store().list("")) {
      assertThat(entries.map(ObjectEntry::key)).containsExactly("a/stays");
    }
  }

  @Test
  void aListingReadsAFolderWhenItComesToIt() throws IOException {
    store().put("a/1/x", ObjectContent.of("x"), PutCondition.any());
    store().put("a/2/x", ObjectContent.of("x"), PutCondition.any());
    try (Stream<ObjectEntry> entries = store().list("a/")) {
      Iterator<ObjectEntry> inOrder = entries.iterator();
      store().put("a/2/y", ObjectContent.of("y"), PutCondition.any());

      assertThat(inOrder)
          .toIterable()
          .extracting(ObjectEntry::key)
          .containsExactly("a/1/x", "a/2/x", "a/2/y");
    }
  }
}

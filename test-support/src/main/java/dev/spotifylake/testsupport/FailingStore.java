package dev.spotifylake.testsupport;

import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A store that dies before or after its n-th write, and stays dead: what a killed process leaves
/// behind.
public final class FailingStore implements ObjectStore {
  private final ObjectStore store;
  private final int diesAtWrite;
  private final boolean afterIt;
  private int writes;

  /// @param diesAtWrite from 1; puts and deletes count
  public FailingStore(ObjectStore store, int diesAtWrite, boolean afterIt) {
    this.store = store;
    this.diesAtWrite = diesAtWrite;
    this.afterIt = afterIt;
  }

  /// Whether so many writes came that it died.
  public boolean died() {
    return writes >= diesAtWrite;
  }

  private void beforeWrite() throws IOException {
    writes++;
    if (writes > diesAtWrite || (writes == diesAtWrite && !afterIt)) {
      throw new IOException("killed at write " + writes);
    }
  }

  private void afterWrite() throws IOException {
    if (writes == diesAtWrite && afterIt) {
      throw new IOException("killed after write " + writes);
    }
  }

  @Override
  public @Nullable StoredObject get(String key) throws IOException {
    return store.get(key);
  }

  @Override
  public PutOutcome put(String key, ObjectContent content, PutCondition condition)
      throws IOException {
    beforeWrite();
    PutOutcome outcome = store.put(key, content, condition);
    afterWrite();
    return outcome;
  }

  @Override
  public Stream<ObjectEntry> list(String prefix) throws IOException {
    return store.list(prefix);
  }

  @Override
  public void delete(String key) throws IOException {
    beforeWrite();
    store.delete(key);
    afterWrite();
  }
}

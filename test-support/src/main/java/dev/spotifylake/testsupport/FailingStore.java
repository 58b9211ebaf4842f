package dev.spotifylake.testsupport;

import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import java.io.IOException;

/// A store that fails before or after its n-th write and from then on, like a killed process.
public final class FailingStore extends ForwardingStore {
  private final int diesAtWrite;
  private final boolean afterIt;
  private int writes;

  /// @param diesAtWrite from 1; puts and deletes count
  public FailingStore(ObjectStore store, int diesAtWrite, boolean afterIt) {
    super(store);
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
  public PutOutcome put(String key, ObjectContent content, PutCondition condition)
      throws IOException {
    beforeWrite();
    PutOutcome outcome = super.put(key, content, condition);
    afterWrite();
    return outcome;
  }

  @Override
  public void delete(String key) throws IOException {
    beforeWrite();
    super.delete(key);
    afterWrite();
  }
}

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

/// Passes every call on to another store. Subclasses change what a test needs.
public abstract class ForwardingStore implements ObjectStore {
  private final ObjectStore store;

  protected ForwardingStore(ObjectStore store) {
    this.store = store;
  }

  @Override
  public @Nullable StoredObject get(String key) throws IOException {
    return store.get(key);
  }

  @Override
  public PutOutcome put(String key, ObjectContent content, PutCondition condition)
      throws IOException {
    return store.put(key, content, condition);
  }

  @Override
  public Stream<ObjectEntry> list(String prefix) throws IOException {
    return store.list(prefix);
  }

  @Override
  public void delete(String key) throws IOException {
    store.delete(key);
  }
}

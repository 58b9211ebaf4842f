package dev.spotifylake.transform;

import dev.spotifylake.common.store.ObjectStore;
import java.io.IOException;
import java.util.List;

/// The raw objects no transform has finished yet.
public final class PendingObjects {
  public PendingObjects(ObjectStore raw, ObjectStore curated) {}

  /// Raw keys without a manifest, or whose manifest says that a transform began and did not end; sorted.
  public List<String> rawKeysWithoutManifest() throws IOException {
    throw new UnsupportedOperationException("comes with the next commits");
  }
}

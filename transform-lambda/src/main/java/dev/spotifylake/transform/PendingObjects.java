package dev.spotifylake.transform;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The raw objects that are not transformed yet.
public final class PendingObjects {
  private final ObjectStore raw;
  private final Manifests manifests;

  public PendingObjects(ObjectStore raw, ObjectStore curated) {
    this.raw = raw;
    this.manifests = new Manifests(curated);
  }

  /// Raw keys without a manifest, or whose last transform began but did not end; sorted.
  public List<String> rawKeysWithoutManifest() throws IOException {
    Set<String> finished = manifests.finishedRawKeys();
    try (Stream<ObjectEntry> entries = raw.list(RawKey.PREFIX)) {
      return entries
          .map(ObjectEntry::key)
          .filter(key -> key.endsWith(RawKey.SUFFIX) && !finished.contains(key))
          .sorted()
          .toList();
    }
  }
}

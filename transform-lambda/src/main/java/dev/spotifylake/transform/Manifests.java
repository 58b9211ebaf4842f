package dev.spotifylake.transform;

import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The manifests in the curated store.
///
/// While a transform replaces the files of a raw object, there is a second manifest, which names
/// the old and the new files. After a crash it shows that the transform must be repeated, and which
/// files may exist.
final class Manifests {
  private static final String PREFIX = LakeLayout.MANIFESTS;
  private static final String DONE = ".json";
  private static final String BEGUN = ".begun.json";

  private final ObjectStore curated;

  Manifests(ObjectStore curated) {
    this.curated = curated;
  }

  static String key(String rawKey) {
    return PREFIX + rawKey + DONE;
  }

  static String begunKey(String rawKey) {
    return PREFIX + rawKey + BEGUN;
  }

  @Nullable Manifest done(String rawKey) throws IOException {
    return read(key(rawKey));
  }

  @Nullable Manifest begun(String rawKey) throws IOException {
    return read(begunKey(rawKey));
  }

  private @Nullable Manifest read(String key) throws IOException {
    try (StoredObject stored = curated.get(key)) {
      return stored == null ? null : Manifest.parse(stored.readAll());
    }
  }

  void putBegun(Manifest manifest) throws IOException {
    put(begunKey(manifest.rawKey()), manifest);
  }

  void putDone(Manifest manifest) throws IOException {
    put(key(manifest.rawKey()), manifest);
  }

  private void put(String key, Manifest manifest) throws IOException {
    curated.put(key, ObjectContent.of(manifest.toJson()), PutCondition.any());
  }

  void deleteBegun(String rawKey) throws IOException {
    curated.delete(begunKey(rawKey));
  }

  /// The raw keys whose last transform has ended.
  Set<String> finishedRawKeys() throws IOException {
    Set<String> finished = new HashSet<>();
    Set<String> unfinished = new HashSet<>();
    try (Stream<ObjectEntry> entries = curated.list(PREFIX)) {
      entries.forEach(
          entry -> {
            String name = entry.key().substring(PREFIX.length());
            if (name.endsWith(BEGUN)) {
              unfinished.add(name.substring(0, name.length() - BEGUN.length()));
            } else if (name.endsWith(DONE)) {
              finished.add(name.substring(0, name.length() - DONE.length()));
            }
          });
    }
    finished.removeAll(unfinished);
    return finished;
  }
}

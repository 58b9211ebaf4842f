package dev.spotifylake.transform;

import dev.spotifylake.common.raw.RawKey;
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
public final class Manifests {
  private static final String PREFIX = LakeLayout.MANIFESTS;

  // Beside them, MANIFESTS holds the indexes of folded manifests and their record.
  private static final String OF_RAW_OBJECTS = PREFIX + RawKey.PREFIX;
  private static final String DONE = ".json";
  private static final String BEGUN = ".begun.json";

  private final ObjectStore curated;

  public Manifests(ObjectStore curated) {
    this.curated = curated;
  }

  static String key(String rawKey) {
    return PREFIX + rawKey + DONE;
  }

  static String begunKey(String rawKey) {
    return PREFIX + rawKey + BEGUN;
  }

  /// The manifest of the last complete transform of a raw object; null if there was none, or if it
  /// is folded.
  public @Nullable Manifest done(String rawKey) throws IOException {
    return read(key(rawKey));
  }

  @Nullable Manifest begun(String rawKey) throws IOException {
    return read(begunKey(rawKey));
  }

  /// Whether a raw object has a manifest of its own, of a complete or of an unfinished transform.
  public boolean exist(String rawKey) throws IOException {
    return begun(rawKey) != null || done(rawKey) != null;
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

  /// The raw objects that have manifests of their own.
  ///
  /// @param finished raw keys whose last transform has ended
  /// @param unfinished raw keys with a transform that began and did not end
  public record Loose(Set<String> finished, Set<String> unfinished) {}

  /// Lists the raw objects that have manifests of their own.
  public Loose loose() throws IOException {
    Set<String> finished = new HashSet<>();
    Set<String> unfinished = new HashSet<>();
    try (Stream<ObjectEntry> entries = curated.list(OF_RAW_OBJECTS)) {
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
    return new Loose(finished, unfinished);
  }

  /// Deletes the manifest of a raw object if it is still the given one and no transform of the
  /// object is under way: then an index of folded manifests holds it.
  public void deleteFolded(Manifest folded) throws IOException {
    String rawKey = folded.rawKey();
    Manifest present = done(rawKey);
    if (present != null
        && present.withoutHashes().equals(folded.withoutHashes())
        && begun(rawKey) == null) {
      curated.delete(key(rawKey));
    }
  }
}

package dev.spotifylake.compact.check;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.store.ObjectEntry;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Which manifests of its own a raw object has.
///
/// @param finished whether a transform has ended
/// @param begun whether a transform began and did not end
record ManifestState(String rawKey, boolean finished, boolean begun) {
  static final String OF_RAW_OBJECTS = LakeLayout.MANIFESTS + RawKey.PREFIX;

  private static final String FINISHED = ".json";
  private static final String BEGUN = ".begun.json";

  String finishedKey() {
    return LakeLayout.MANIFESTS + rawKey + FINISHED;
  }

  String begunKey() {
    return LakeLayout.MANIFESTS + rawKey + BEGUN;
  }

  /// The states of all raw objects that have manifests, in the order of their keys.
  static final class Listing implements Sequence<ManifestState> {
    private final Iterator<ObjectEntry> entries;
    private final Findings findings;
    private @Nullable ManifestState ahead;

    /// @param entries below [#OF_RAW_OBJECTS], in order
    Listing(Iterator<ObjectEntry> entries, Findings findings) {
      this.entries = entries;
      this.findings = findings;
    }

    @Override
    public @Nullable ManifestState next() {
      ManifestState state = ahead == null ? nextOfListing() : ahead;
      ahead = null;
      if (state == null) {
        return null;
      }
      ManifestState other = nextOfListing();
      if (other != null && other.rawKey.equals(state.rawKey)) {
        return new ManifestState(state.rawKey, true, true);
      }
      ahead = other;
      return state;
    }

    private @Nullable ManifestState nextOfListing() {
      while (entries.hasNext()) {
        String key = entries.next().key();
        String name = key.substring(LakeLayout.MANIFESTS.length());
        if (name.endsWith(BEGUN)) {
          return new ManifestState(withoutEnd(name, BEGUN), false, true);
        }
        if (name.endsWith(FINISHED)) {
          return new ManifestState(withoutEnd(name, FINISHED), true, false);
        }
        findings.add(FindingKind.UNKNOWN_OBJECT, key, "is no manifest");
      }
      return null;
    }

    private static String withoutEnd(String name, String end) {
      return name.substring(0, name.length() - end.length());
    }

    @Override
    public void close() {}
  }
}

package dev.spotifylake.compact.check;

import com.fasterxml.jackson.core.JacksonException;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.ManifestIndexes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads raw objects, manifests and indexes side by side, in the order of raw keys: each raw object
/// must have a manifest of its own or a line in an index.
final class ObjectsCheck {
  private final ObjectStore raw;
  private final ObjectStore curated;
  private final IndexFiles indexes;
  private final Instant youngFrom;
  private final boolean replayIsOn;
  private final Findings findings;
  private final SortedLines expected;
  private long rawObjects;
  private long waiting;
  private long manifests;

  /// @param youngFrom raw objects after it may wait for their transform
  /// @param expected receives the files that manifests name
  ObjectsCheck(
      ObjectStore raw,
      ObjectStore curated,
      IndexFiles indexes,
      Instant youngFrom,
      boolean replayIsOn,
      Findings findings,
      SortedLines expected) {
    this.raw = raw;
    this.curated = curated;
    this.indexes = indexes;
    this.youngFrom = youngFrom;
    this.replayIsOn = replayIsOn;
    this.findings = findings;
    this.expected = expected;
  }

  void check() throws IOException {
    // Manifests are listed first: where a transform ends meanwhile, its raw object is confirmed.
    try (Stream<ObjectEntry> manifestEntries = curated.list(ManifestState.OF_RAW_OBJECTS);
        MergedSequences<ManifestState> states =
            new MergedSequences<>(
                List.of(new ManifestState.Listing(manifestEntries.iterator(), findings)),
                (one, other) -> one.rawKey().compareTo(other.rawKey()));
        MergedSequences<String> folded = indexes.rawKeys();
        Stream<ObjectEntry> rawEntries = raw.list(RawKey.PREFIX)) {
      for (ObjectEntry entry : (Iterable<ObjectEntry>) rawEntries::iterator) {
        checkRaw(entry.key(), states, folded);
      }
      for (ManifestState state = states.next(); state != null; state = states.next()) {
        check(state, null);
      }
    }
  }

  private void checkRaw(
      String rawKey, MergedSequences<ManifestState> states, MergedSequences<String> folded)
      throws IOException {
    RawKey parsed = parsed(rawKey);
    if (parsed == null) {
      findings.add(FindingKind.UNKNOWN_OBJECT, rawKey, "is no raw object");
      return;
    }
    rawObjects++;
    boolean hasManifest = false;
    while (states.peek() != null && peek(states).rawKey().compareTo(rawKey) <= 0) {
      ManifestState state = Objects.requireNonNull(states.next());
      boolean ofThisObject = state.rawKey().equals(rawKey);
      hasManifest |= ofThisObject;
      check(state, ofThisObject ? parsed : null);
    }
    boolean isFolded = false;
    while (folded.peek() != null && folded.peek().compareTo(rawKey) <= 0) {
      isFolded |= rawKey.equals(folded.next());
    }
    if (hasManifest || isFolded || indexes.isUnknown(ManifestIndexes.monthOf(rawKey))) {
      return;
    }
    if (parsed.time().isAfter(youngFrom)) {
      waiting++;
    } else {
      findings.add(FindingKind.NOT_TRANSFORMED, rawKey, rawKey, "is not in the tables");
    }
  }

  private static ManifestState peek(MergedSequences<ManifestState> states) {
    return Objects.requireNonNull(states.peek());
  }

  private static @Nullable RawKey parsed(String rawKey) {
    try {
      return RawKey.parse(rawKey);
    } catch (IllegalArgumentException otherKey) {
      return null;
    }
  }

  /// @param object the raw object, null where it is not there
  private void check(ManifestState state, @Nullable RawKey object) throws IOException {
    manifests++;
    String rawKey = object == null ? null : state.rawKey();
    if (state.begun()) {
      boolean isOld = object == null || !object.time().isAfter(youngFrom);
      if (isOld && !replayIsOn) {
        findings.add(
            FindingKind.UNFINISHED,
            state.begunKey(),
            rawKey,
            object == null
                ? "is of a transform that did not end, and its raw object is not there"
                : "is of a transform that did not end");
      }
      expect(state.begunKey(), rawKey, false);
    }
    if (state.finished()) {
      expect(state.finishedKey(), rawKey, true);
    }
  }

  /// @param required whether the files must be there
  private void expect(String key, @Nullable String rawKey, boolean required) throws IOException {
    Manifest manifest;
    try (StoredObject stored = curated.get(key)) {
      if (stored == null) {
        return;
      }
      manifest = Manifest.parse(stored.readAll());
    } catch (JacksonException unreadable) {
      findings.add(FindingKind.MANIFEST_DAMAGED, key, rawKey, "cannot be read as JSON");
      return;
    }
    if (!key.contains(manifest.rawKey()) || manifest.rawKey().isEmpty()) {
      findings.add(FindingKind.MANIFEST_DAMAGED, key, rawKey, "is not of this raw object");
      return;
    }
    for (Manifest.Output output : manifest.outputs()) {
      expected.add(
          output.key(),
          new ExpectedFile(manifest.rawKey(), rawKey != null, required, output).toLine());
    }
  }

  long rawObjects() {
    return rawObjects;
  }

  long waiting() {
    return waiting;
  }

  long manifests() {
    return manifests;
  }
}

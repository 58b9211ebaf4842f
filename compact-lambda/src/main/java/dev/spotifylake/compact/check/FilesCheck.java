package dev.spotifylake.compact.check;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.IndexFile;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.compact.CuratedNames;
import dev.spotifylake.compact.check.SortedLines.Line;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the files of tables and the files that manifests name side by side, in the order of their
/// keys.
final class FilesCheck {
  private final ObjectStore raw;
  private final ObjectStore curated;
  private final @Nullable FileContents contents;
  private final Findings findings;
  private final long generation;
  private final Map<String, MergedFile> merged = new HashMap<>();
  private final Set<String> indexes = new HashSet<>();
  private final Set<String> obsolete = new HashSet<>();
  private long looseFiles;

  /// @param contents reads contents too; null where only sizes are compared
  FilesCheck(
      ObjectStore raw,
      ObjectStore curated,
      @Nullable FileContents contents,
      LakeFiles files,
      Findings findings) {
    this.raw = raw;
    this.curated = curated;
    this.contents = contents;
    this.findings = findings;
    this.generation = files.generation();
    files.merged().forEach(file -> merged.put(file.key(), file));
    files.indexes().stream().map(IndexFile::key).forEach(indexes::add);
    files.obsolete().forEach(file -> obsolete.add(file.key()));
  }

  /// @param expected the files that manifests name, sorted
  void check(MergedSequences<Line> expected) throws IOException {
    List<String> roots =
        Stream.of(TableFileFormat.values())
            .map(TableFileFormat::root)
            .sorted(Comparator.naturalOrder())
            .toList();
    for (String root : roots) {
      try (Stream<ObjectEntry> entries = curated.list(root)) {
        for (ObjectEntry entry : (Iterable<ObjectEntry>) entries::iterator) {
          reportMissing(expected, entry.key());
          check(entry, expectedNow(expected, entry.key()));
        }
      }
    }
    reportMissing(expected, null);
    for (MergedFile missing : merged.values()) {
      findings.add(
          FindingKind.MERGED_FILE_MISSING,
          missing.key(),
          "holds %d rows by %s, and is not there".formatted(missing.rows(), LakeFiles.KEY));
    }
    checkIndexNames();
  }

  /// What manifests say about a file: null for nothing. A complete transform's manifest counts.
  private static @Nullable ExpectedFile expectedNow(MergedSequences<Line> expected, String key)
      throws IOException {
    ExpectedFile found = null;
    while (expected.peek() != null && Objects.requireNonNull(expected.peek()).key().equals(key)) {
      ExpectedFile file = ExpectedFile.ofLine(Objects.requireNonNull(expected.next()).value());
      found = found == null || file.required() ? file : found;
    }
    return found;
  }

  /// Reports the expected files before a key that is there; all where it is null.
  private void reportMissing(MergedSequences<Line> expected, @Nullable String before)
      throws IOException {
    for (Line line = expected.peek();
        line != null && (before == null || line.key().compareTo(before) < 0);
        line = expected.peek()) {
      ExpectedFile file = Objects.requireNonNull(expectedNow(expected, line.key()));
      if (file.required()) {
        findings.add(
            FindingKind.FILE_MISSING,
            line.key(),
            file.repairableFrom(),
            "is named by the manifest of " + file.rawKey() + ", and is not there");
      }
    }
  }

  private void check(ObjectEntry entry, @Nullable ExpectedFile expected) throws IOException {
    String key = entry.key();
    MergedFile current = merged.remove(key);
    if (current != null) {
      checkMerged(entry, current);
    } else if (LakeFiles.isMerged(key)) {
      checkCompacted(key);
    } else {
      looseFiles++;
      checkLoose(entry, expected);
    }
  }

  private void checkMerged(ObjectEntry entry, MergedFile current) throws IOException {
    String problem =
        entry.size() == current.bytes()
            ? contents == null ? null : contents.problem(current)
            : "has %d bytes; %s says %d".formatted(entry.size(), LakeFiles.KEY, current.bytes());
    if (problem != null) {
      findings.add(FindingKind.MERGED_FILE_DIFFERS, entry.key(), problem);
    }
  }

  /// A merged file or an index that is not current.
  private void checkCompacted(String key) {
    if (obsolete.contains(key)) {
      return;
    }
    long ofFile = CuratedNames.generation(key);
    if (ofFile < 0) {
      findings.add(FindingKind.UNKNOWN_OBJECT, key, "is not named as files of a lake are");
    } else if (ofFile <= generation) {
      findings.add(FindingKind.ABANDONED, key, "was put by a compaction that did not end");
    } else {
      findings.add(
          FindingKind.NEWER_THAN_RECORD,
          key,
          "is newer than the record, which has generation " + generation);
    }
  }

  private void checkLoose(ObjectEntry entry, @Nullable ExpectedFile expected) throws IOException {
    String key = entry.key();
    if (expected != null) {
      String problem = problem(entry, expected);
      if (problem != null) {
        findings.add(FindingKind.FILE_DIFFERS, key, expected.repairableFrom(), problem);
      }
      return;
    }
    if (obsolete.contains(key)) {
      return;
    }
    RawKey rawKey = CuratedNames.rawKey(key);
    if (rawKey == null) {
      findings.add(FindingKind.UNKNOWN_OBJECT, key, "is not named as files of a lake are");
    } else {
      boolean rawIsThere = isThere(rawKey.key());
      findings.add(
          FindingKind.ORPHANED,
          key,
          rawIsThere ? rawKey.key() : null,
          rawIsThere
              ? "is named by no manifest"
              : "is named by no manifest, and its raw object is not there: nothing else has its"
                  + " rows");
    }
  }

  private boolean isThere(String rawKey) throws IOException {
    try (StoredObject stored = raw.get(rawKey)) {
      return stored != null;
    }
  }

  private @Nullable String problem(ObjectEntry entry, ExpectedFile expected) throws IOException {
    if (!expected.required()) {
      return null;
    }
    if (expected.bytes() >= 0 ? entry.size() != expected.bytes() : entry.size() == 0) {
      return "has %d bytes; the manifest of %s says %s"
          .formatted(
              entry.size(),
              expected.rawKey(),
              expected.bytes() >= 0 ? Long.toString(expected.bytes()) : "more");
    }
    return contents == null ? null : contents.problem(entry.key(), expected);
  }

  private void checkIndexNames() throws IOException {
    try (Stream<ObjectEntry> entries = curated.list(CuratedNames.indexes())) {
      entries
          .map(ObjectEntry::key)
          .filter(key -> !indexes.contains(key))
          .forEach(this::checkCompacted);
    }
  }

  long looseFiles() {
    return looseFiles;
  }
}

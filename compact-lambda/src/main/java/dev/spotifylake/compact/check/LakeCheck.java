package dev.spotifylake.compact.check;

import com.fasterxml.jackson.core.JacksonException;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.compact.CuratedNames;
import dev.spotifylake.compact.ReplayHold;
import dev.spotifylake.compact.check.CheckReport.CheckedObjects;
import dev.spotifylake.compact.check.SortedLines.Line;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.Manifests;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks that the objects of a lake fit together: raw objects, manifests, files of tables, and the
/// record of compaction. It changes nothing. Runs and transforms may go on meanwhile.
public final class LakeCheck {
  // As long as compactions leave a raw object alone: its transform may be under way.
  private static final Duration YOUNG = Duration.ofHours(1);

  // A compaction takes much longer than it takes to list a lake.
  private static final int ATTEMPTS = 3;

  private final ObjectStore raw;
  private final ObjectStore curated;
  private final InstantSource clock;

  /// @param raw the store under `LAKE_RAW`
  /// @param curated the store under `LAKE_CURATED`
  public LakeCheck(ObjectStore raw, ObjectStore curated, InstantSource clock) {
    this.raw = raw;
    this.curated = curated;
    this.clock = clock;
  }

  /// @param hashes whether contents are read and compared, too
  /// @throws LakeException if the record of compaction is damaged or of a newer release, or
  ///   compactions commit all the time
  public CheckReport check(boolean hashes) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LakeFiles.Stored before = LakeFiles.read(curated);
      CheckReport report = check(before.files(), hashes);
      if (Objects.equals(LakeFiles.read(curated).version(), before.version())) {
        return report;
      }
    }
    throw new LakeException(
        "compactions of this lake committed during each of "
            + ATTEMPTS
            + " checks; check again when they have ended");
  }

  private CheckReport check(LakeFiles files, boolean hashes) throws IOException {
    Findings findings = new Findings();
    try (IndexFiles indexes = new IndexFiles(curated, findings);
        SortedLines expected = new SortedLines();
        FileContents contents = new FileContents(curated)) {
      indexes.read(files);
      Instant now = clock.instant();
      ObjectsCheck objects =
          new ObjectsCheck(
              raw,
              curated,
              indexes,
              now.minus(YOUNG),
              ReplayHold.isOn(curated, now),
              findings,
              expected);
      objects.check();
      FilesCheck tables = new FilesCheck(raw, curated, hashes ? contents : null, files, findings);
      try (MergedSequences<Line> sorted = expected.sorted()) {
        tables.check(sorted);
      }
      findings.confirm(this::isStillSo);
      return new CheckReport(
          new CheckedObjects(
              objects.rawObjects(),
              objects.waiting(),
              indexes.objects(),
              objects.manifests(),
              tables.looseFiles(),
              files.merged().size(),
              files.indexes().size()),
          findings.kept(),
          findings.counts());
    }
  }

  private boolean isStillSo(Finding finding) throws IOException {
    return switch (finding.kind()) {
      case NOT_TRANSFORMED -> !new Manifests(curated).exist(finding.key());
      case UNFINISHED -> isThere(finding.key());
      case FILE_MISSING -> !isThere(finding.key()) && isNamed(finding);
      case ORPHANED -> isThere(finding.key()) && !isNamed(finding);
      case MANIFEST_DAMAGED,
          FILE_DIFFERS,
          ABANDONED,
          NEWER_THAN_RECORD,
          MERGED_FILE_MISSING,
          MERGED_FILE_DIFFERS,
          INDEX_MISSING,
          INDEX_DAMAGED,
          UNKNOWN_OBJECT ->
          true;
    };
  }

  private boolean isThere(String key) throws IOException {
    try (StoredObject stored = curated.get(key)) {
      return stored != null;
    }
  }

  /// Whether a manifest of its raw object names a loose file now.
  private boolean isNamed(Finding finding) throws IOException {
    RawKey rawKey = CuratedNames.rawKey(finding.key());
    if (rawKey == null) {
      return false;
    }
    ManifestState state = new ManifestState(rawKey.key(), true, true);
    return names(state.finishedKey(), finding.key()) || names(state.begunKey(), finding.key());
  }

  private boolean names(String manifestKey, String file) throws IOException {
    Manifest manifest = read(manifestKey);
    return manifest != null
        && manifest.outputs().stream().anyMatch(output -> output.key().equals(file));
  }

  private @Nullable Manifest read(String manifestKey) throws IOException {
    try (StoredObject stored = curated.get(manifestKey)) {
      return stored == null ? null : Manifest.parse(stored.readAll());
    } catch (JacksonException damaged) {
      return null;
    }
  }
}

package dev.spotifylake.common.compaction;

import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The record of the last compaction: which merged files hold rows, and which files readers must
/// leave out. The curated store has one, in [#KEY].
///
/// @param generation counts the commits, from 1; 0 in a lake that was never compacted
/// @param compactedAt the time of the commit
/// @param foldedUntil every raw object stored before it is folded or has a manifest of its own
/// @param merged the current merged files
/// @param indexes the current indexes of folded manifests, one per month
/// @param obsolete files whose rows are in merged files, or that lost to others; a later compaction
///   deletes them
public record LakeFiles(
    long generation,
    Instant compactedAt,
    Instant foldedUntil,
    List<MergedFile> merged,
    List<IndexFile> indexes,
    List<ObsoleteFile> obsolete) {
  public static final String KEY = LakeLayout.MANIFESTS + "files.json";

  /// The layout of curated files that this release writes, and the newest it can read.
  public static final int LAYOUT = 2;

  /// How the name of a merged file begins. A loose file's name begins with its source.
  public static final String MERGED_NAME = "merged.";

  /// What a person does about a merged file, an index or a record that is lost. Without the record
  /// all rows come from raw again.
  public static final String CURE =
      "Put it back from a copy of the lake; or, if all raw objects are there, delete "
          + KEY
          + " and run: lake replay";

  /// The record of a lake that was never compacted.
  public static final LakeFiles NONE =
      new LakeFiles(0, Instant.EPOCH, Instant.EPOCH, List.of(), List.of(), List.of());

  public LakeFiles {
    merged = List.copyOf(merged);
    indexes = List.copyOf(indexes);
    obsolete = List.copyOf(obsolete);
  }

  /// A merged file.
  ///
  /// @param month `YYYY-MM`; null for a table without partitions
  /// @param bytes its size
  /// @param sha256 of its bytes, hexadecimal
  public record MergedFile(
      String key, String table, @Nullable String month, long rows, long bytes, String sha256) {}

  /// An index of folded manifests.
  ///
  /// @param month of the raw objects, `YYYY-MM`
  /// @param objects how many manifests it holds
  public record IndexFile(String month, String key, long objects) {}

  /// A file that readers leave out.
  ///
  /// @param since the time of the commit that left it out
  public record ObsoleteFile(String key, Instant since) {}

  /// A record as it is stored.
  ///
  /// @param version for the next commit; null where the lake has no record yet
  public record Stored(LakeFiles files, @Nullable String version) {}

  /// Reads the current record, [#NONE] where there is none.
  ///
  /// @throws dev.spotifylake.common.LakeException if a newer release wrote it, or it is damaged
  public static Stored read(ObjectStore curated) throws IOException {
    try (StoredObject stored = curated.get(KEY)) {
      return stored == null
          ? new Stored(NONE, null)
          : new Stored(LakeFilesJson.parse(stored.readAll()), stored.version());
    }
  }

  /// Checks that this release knows the layout of the lake. Reads the beginning of the record only.
  ///
  /// @throws dev.spotifylake.common.LakeException if a newer release wrote it
  public static void checkLayout(ObjectStore curated) throws IOException {
    try (StoredObject stored = curated.get(KEY)) {
      if (stored != null) {
        LakeFilesJson.checkLayout(stored.content());
      }
    }
  }

  /// Replaces the record, unless another compaction has done so since it was read.
  ///
  /// @param before what this record was made from
  /// @return whether this record is now the current one
  public boolean commit(ObjectStore curated, Stored before) throws IOException {
    String version = before.version();
    PutCondition unchanged =
        version == null ? PutCondition.absent() : PutCondition.matches(version);
    return switch (curated.put(KEY, ObjectContent.of(LakeFilesJson.write(this)), unchanged)) {
      case PutOutcome.Stored _ -> true;
      case PutOutcome.Refused() -> false;
    };
  }

  /// Chooses from a listing of table files those that hold the current rows: loose files that are
  /// not obsolete, and the current merged files. List after reading the record; a listing from
  /// before it may lack merged files.
  public Selection selection() {
    Set<String> currentMerged = new HashSet<>();
    merged.forEach(file -> currentMerged.add(file.key()));
    Set<String> leftOut = new HashSet<>();
    obsolete.forEach(file -> leftOut.add(file.key()));
    return key -> isMerged(key) ? currentMerged.contains(key) : !leftOut.contains(key);
  }

  /// Whether readers read a table file.
  @FunctionalInterface
  public interface Selection {
    boolean contains(String key);
  }

  /// Whether a table file is named as merged files are.
  public static boolean isMerged(String key) {
    return key.startsWith(MERGED_NAME, key.lastIndexOf('/') + 1);
  }
}

package dev.spotifylake.compact.check;

import java.util.Locale;

/// What can be wrong with an object of a lake.
public enum FindingKind {
  /// A raw object whose rows are in no table.
  NOT_TRANSFORMED,
  /// A transform of a raw object began and did not end.
  UNFINISHED,
  /// A manifest that cannot be read.
  MANIFEST_DAMAGED,
  /// A loose file that a manifest names and that is not there.
  FILE_MISSING,
  /// A loose file that is not the one that its manifest names.
  FILE_DIFFERS,
  /// A loose file that no manifest names.
  ORPHANED,
  /// A merged file or an index that a compaction has put and no record names.
  ABANDONED,
  /// A merged file or an index that is newer than the record: the record was replaced by an older
  /// one, or lost.
  NEWER_THAN_RECORD,
  /// A current merged file that is not there.
  MERGED_FILE_MISSING,
  /// A current merged file that is not the one that the record names.
  MERGED_FILE_DIFFERS,
  /// A current index that is not there.
  INDEX_MISSING,
  /// A current index that cannot be read, or holds other objects than the record says.
  INDEX_DAMAGED,
  /// An object where only objects of a lake should be.
  UNKNOWN_OBJECT;

  /// The name in output for scripts.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.spotifylake.compact;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.ObsoleteFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a compaction changes in the record besides the files of its steps.
final class RecordChanges {
  private final Set<String> deleted = new HashSet<>();
  private final List<String> abandoned;
  private final Instant foldedUntil;
  private boolean committed;

  /// @param abandoned files that no record names
  /// @param foldedUntil no raw object from before it waits for its transform
  RecordChanges(List<String> abandoned, Instant foldedUntil) {
    this.abandoned = List.copyOf(abandoned);
    this.foldedUntil = foldedUntil;
  }

  /// These obsolete files were deleted.
  void deleted(Collection<String> keys) {
    deleted.addAll(keys);
  }

  int deletedFiles() {
    return deleted.size();
  }

  /// Whether there is something to record even if nothing is folded.
  boolean arePending() {
    return !committed && !(deleted.isEmpty() && abandoned.isEmpty());
  }

  /// The record that follows another one.
  LakeFiles after(LakeFiles before, StepFiles files, Instant now) {
    Map<String, Instant> obsolete = new LinkedHashMap<>();
    for (ObsoleteFile file : before.obsolete()) {
      if (!deleted.contains(file.key()) && !files.current().contains(file.key())) {
        obsolete.put(file.key(), file.since());
      }
    }
    abandoned.forEach(key -> obsolete.putIfAbsent(key, now));
    files.obsolete().forEach(key -> obsolete.putIfAbsent(key, now));
    List<ObsoleteFile> leftOut = new ArrayList<>(obsolete.size());
    obsolete.forEach((key, since) -> leftOut.add(new ObsoleteFile(key, since)));
    return new LakeFiles(
        files.generation(),
        now,
        before.foldedUntil().isAfter(foldedUntil) ? before.foldedUntil() : foldedUntil,
        files.merged(),
        files.indexes(),
        leftOut);
  }

  void committed() {
    committed = true;
  }
}

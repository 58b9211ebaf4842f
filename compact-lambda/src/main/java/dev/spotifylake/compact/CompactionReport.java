package dev.spotifylake.compact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a compaction did.
///
/// @param generation of the record of current files, after the compaction
/// @param objects raw objects whose files were folded
/// @param looseFiles files that were folded and are obsolete now
/// @param mergedFiles merged files that were written
/// @param mergedRows rows in them; a row in two formats counts once
/// @param deletedFiles files that were obsolete and were deleted
/// @param isComplete false if the time was over before all was done
/// @param oldestUnfolded time of the oldest transformed raw object that is not folded; null = none
/// @param problems one line for each raw object that was left alone
public record CompactionReport(
    long generation,
    int objects,
    int looseFiles,
    int mergedFiles,
    long mergedRows,
    int deletedFiles,
    boolean isComplete,
    @Nullable Instant oldestUnfolded,
    List<String> problems) {
  public CompactionReport {
    problems = List.copyOf(problems);
  }
}

package dev.spotifylake.compact;

import java.util.List;

/// What a compaction did.
///
/// @param generation of the record of current files, after the compaction
/// @param objects raw objects whose files were folded
/// @param looseFiles files that were folded and are obsolete now
/// @param mergedFiles merged files that were written
/// @param mergedRows rows in them; a row in two formats counts once
/// @param deletedFiles files that were obsolete and were deleted
/// @param problems one line for each raw object that was left alone
public record CompactionReport(
    long generation,
    int objects,
    int looseFiles,
    int mergedFiles,
    long mergedRows,
    int deletedFiles,
    List<String> problems) {
  public CompactionReport {
    problems = List.copyOf(problems);
  }
}

package dev.spotifylake.compact;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a compaction would do now.
///
/// @param objects raw objects that would be folded
/// @param waiting raw objects that are too young, or whose transform has not ended
/// @param looseFiles files that would be folded, by table
/// @param obsoleteFiles obsolete files that would be deleted first
public record CompactionPlan(
    int objects, int waiting, SortedMap<String, Integer> looseFiles, int obsoleteFiles) {
  public CompactionPlan {
    looseFiles = Collections.unmodifiableSortedMap(new TreeMap<>(looseFiles));
  }
}

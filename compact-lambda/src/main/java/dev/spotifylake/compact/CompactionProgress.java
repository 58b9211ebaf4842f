package dev.spotifylake.compact;

/// Receives how far a compaction is.
@FunctionalInterface
public interface CompactionProgress {
  /// For those who do not want to know.
  CompactionProgress NONE = (_, _) -> {};

  /// So many raw objects of all that it will fold are folded.
  void folded(int objects, int of);
}

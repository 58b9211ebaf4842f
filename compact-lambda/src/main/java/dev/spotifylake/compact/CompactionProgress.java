package dev.spotifylake.compact;

/// Receives how far a compaction is.
@FunctionalInterface
public interface CompactionProgress {
  /// Does nothing.
  CompactionProgress NONE = (_, _) -> {};

  /// Called after each part of the work.
  ///
  /// @param objects raw objects that are folded
  /// @param of raw objects that are folded at the end
  void folded(int objects, int of);
}

package dev.spotifylake.compact;

import dev.spotifylake.common.config.Retention;
import dev.spotifylake.common.raw.RawKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What a compaction folds, and how much of it at a time.
///
/// @param minimumAge raw objects are folded when they are this old
/// @param obsoleteFor how long an obsolete file stays before a compaction deletes it
/// @param partBytes size above which a merged file gets another part
/// @param objectsPerStep how many raw objects are folded before a commit
/// @param rowsInMemory how many rows are sorted in memory
/// @param attempts how often a step begins again because another compaction committed first
/// @param retention how long rows are kept
public record CompactionSettings(
    Duration minimumAge,
    Duration obsoleteFor,
    long partBytes,
    int objectsPerStep,
    int rowsInMemory,
    int attempts,
    Retention retention) {
  /// A transform of an object that was just stored may still be under way, or its event may be
  /// delivered twice. No query runs for an hour, so no reader needs a file that has been obsolete
  /// for an hour. Parts of 64 MB are read in parallel. The manifests of 4,000 objects take some
  /// tens of megabytes, and so do 20,000 rows. Two compactions of one lake refuse each other a few
  /// times at most.
  public static final CompactionSettings DEFAULT =
      new CompactionSettings(Duration.ofHours(1), Duration.ofHours(1), 64L << 20, 4_000, 20_000, 5);

  /// Settings that keep all rows.
  public CompactionSettings(
      Duration minimumAge,
      Duration obsoleteFor,
      long partBytes,
      int objectsPerStep,
      int rowsInMemory,
      int attempts) {
    this(
        minimumAge,
        obsoleteFor,
        partBytes,
        objectsPerStep,
        rowsInMemory,
        attempts,
        Retention.KEEP_ALL);
  }

  /// These settings for a compaction that deletes rows that have expired.
  public CompactionSettings keeping(Retention kept) {
    return new CompactionSettings(
        minimumAge, obsoleteFor, partBytes, objectsPerStep, rowsInMemory, attempts, kept);
  }

  /// These settings with smaller or larger steps.
  public CompactionSettings inStepsOf(int objects) {
    return new CompactionSettings(
        minimumAge, obsoleteFor, partBytes, objects, rowsInMemory, attempts, retention);
  }

  /// These settings for a compaction that folds raw objects of any age.
  public CompactionSettings foldingAll() {
    return new CompactionSettings(
        Duration.ZERO, obsoleteFor, partBytes, objectsPerStep, rowsInMemory, attempts, retention);
  }

  /// The raw keys of this age in the order of their times, so that a step changes few months.
  List<String> oldEnough(Set<String> rawKeys, Instant now) {
    Instant youngest = now.minus(minimumAge);
    return rawKeys.stream()
        .map(RawKey::parse)
        .filter(key -> !key.time().isAfter(youngest))
        .sorted(Comparator.comparing(RawKey::time).thenComparing(RawKey::key))
        .map(RawKey::key)
        .toList();
  }
}

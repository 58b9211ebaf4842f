package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.raw.PreviousPoll;
import dev.spotifylake.common.rows.OpsCoverageRow;
import dev.spotifylake.common.table.Observation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One look at recently-played: what it saw, and whether plays can have been lost since the look
/// before.
final class PollCoverage {
  // Spotify keeps the last 50 plays and no more.
  private static final int MOST_PLAYS = 50;

  private int plays;
  private int known;
  private int added;
  private @Nullable Instant oldest;
  private @Nullable Instant newest;

  void countPlay() {
    plays++;
  }

  void countKnown() {
    known++;
  }

  void countNew() {
    added++;
  }

  void include(Instant playedAt) {
    if (oldest == null || playedAt.isBefore(oldest)) {
      oldest = playedAt;
    }
    if (newest == null || playedAt.isAfter(newest)) {
      newest = playedAt;
    }
  }

  /// Nothing is lost if this look holds a play of the look before, or that one was empty and fewer
  /// than 50 came, or there was none before. Otherwise there may be a gap, from the newest play
  /// then (or where there was none, from the moment of that look) to the oldest now (or where there
  /// is none, to this moment).
  OpsCoverageRow row(Observation observation, @Nullable PreviousPoll before) {
    boolean continuous = before == null || known > 0 || (before.plays() == 0 && plays < MOST_PLAYS);
    Instant gapFrom = null;
    Instant gapTo = null;
    if (before != null && !continuous) {
      Instant newestBefore = before.newestPlayedAt();
      gapFrom = newestBefore != null ? newestBefore : before.observedAt();
      gapTo = oldest != null ? oldest : observation.observedAt();
    }
    return new OpsCoverageRow(
        observation, oldest, newest, plays, added, continuous, gapFrom, gapTo);
  }
}

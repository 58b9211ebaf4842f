package dev.spotifylake.common.play;

import dev.spotifylake.common.raw.PreviousPoll;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The plays of one poll, added one by one, and the rule by which a poll leaves a gap behind it.
public final class PollCoverage {
  /// Spotify keeps the last 50 plays and no more.
  public static final int MOST_PLAYS = 50;

  private boolean meetsEarlierPoll;
  private @Nullable Instant oldest;
  private @Nullable Instant newest;

  /// @param stored whether an earlier poll has stored this play
  public void add(Instant playedAt, boolean stored) {
    meetsEarlierPoll |= stored;
    if (oldest == null || playedAt.isBefore(oldest)) {
      oldest = playedAt;
    }
    if (newest == null || playedAt.isAfter(newest)) {
      newest = playedAt;
    }
  }

  public @Nullable Instant oldest() {
    return oldest;
  }

  public @Nullable Instant newest() {
    return newest;
  }

  /// Null where no play can have been missed: this is the first poll, or it holds a play of an
  /// earlier one, or the previous one was empty and this one is not full. Otherwise the gap lasts
  /// from the newest play then to the oldest play now. Where a poll has no play, its own moment
  /// stands for the play. A poll that reaches back before the newest play then has no gap.
  ///
  /// @param previous null at an account's first poll
  /// @param elements of the response, also those that are no plays: they count towards the 50
  /// @param observedAt when the response came
  public @Nullable CoverageGap gapSince(
      @Nullable PreviousPoll previous, int elements, Instant observedAt) {
    if (previous == null || meetsEarlierPoll || (previous.plays() == 0 && elements < MOST_PLAYS)) {
      return null;
    }
    Instant newestBefore = previous.newestPlayedAt();
    Instant from = newestBefore != null ? newestBefore : previous.observedAt();
    Instant to = oldest != null ? oldest : observedAt;
    return to.isAfter(from) ? new CoverageGap(from, to) : null;
  }
}

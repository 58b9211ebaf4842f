package dev.spotifylake.common.raw;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the run knew when it asked, and the response alone does not tell.
///
/// @param scheduledAt the hour the schedule meant; labels the run only
/// @param snapshotId version of the playlist that was read
/// @param offset position of the first element of this page in the whole list
/// @param passId marks one complete reading of a list
/// @param alreadyStored play ids of this poll that the previous stored poll already had
/// @param previousPoll null at an account's first poll, and for every other source
public record RawContext(
    @Nullable Instant scheduledAt,
    @Nullable String snapshotId,
    @Nullable Integer offset,
    @Nullable String passId,
    List<String> alreadyStored,
    @Nullable PreviousPoll previousPoll) {
  public static final RawContext NONE = new RawContext(null, null, null, null, List.of(), null);

  public RawContext {
    alreadyStored = List.copyOf(alreadyStored);
  }
}

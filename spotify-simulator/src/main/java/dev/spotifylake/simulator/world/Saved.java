package dev.spotifylake.simulator.world;

import java.time.Instant;

/// An item in a listener's library, from when it was saved to when it was removed.
///
/// @param kind track, album, show, episode, audiobook or artist (followed)
/// @param removedAt {@link Instant#MAX} if it stays
/// @param withdrawn the API shows null instead
public record Saved(Kind kind, long item, Instant addedAt, Instant removedAt, boolean withdrawn) {
  boolean in(Instant now) {
    return !addedAt.isAfter(now) && removedAt.isAfter(now);
  }
}

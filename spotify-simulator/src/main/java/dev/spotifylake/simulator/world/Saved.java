package dev.spotifylake.simulator.world;

import java.time.Instant;

/// A thing in somebody's library, from when it was put there to when it was taken out.
///
/// @param kind track, album, show, episode, audiobook or artist (followed)
/// @param removedAt {@link Instant#MAX} if it stays
/// @param withdrawn the API shows null in its place
public record Saved(Kind kind, long item, Instant addedAt, Instant removedAt, boolean withdrawn) {
  boolean in(Instant now) {
    return !addedAt.isAfter(now) && removedAt.isAfter(now);
  }
}

package dev.spotifylake.simulator.world;

import java.time.Instant;

/// One edit of a playlist that really happened.
///
/// @param kind `add`, `remove`, `move` or `rename`; a rename changes the snapshot but no entry
/// @param position where it happened, or 0 for a rename
/// @param count how many entries it touched
public record Change(
    Instant at,
    String playlistId,
    String kind,
    int position,
    int count,
    String snapshotBefore,
    String snapshotAfter) {}

package dev.spotifylake.simulator.world;

import java.time.Instant;
import java.util.List;

/// A playlist as it stood from one edit to the next.
///
/// @param since when the edit that made it happened
/// @param entries a view that is valid until the next read of the same playlist
public record Version(
    String snapshotId, Instant since, String name, String description, List<Entry> entries) {}

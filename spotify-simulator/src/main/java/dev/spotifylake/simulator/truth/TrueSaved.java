package dev.spotifylake.simulator.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A thing that stands or stood in a library.
///
/// @param kind `track`, `album`, `show`, `episode`, `audiobook` or `artist`
/// @param removedAt null if it still stands there
/// @param withdrawn the API shows null in its place
public record TrueSaved(
    String kind, String id, Instant addedAt, @Nullable Instant removedAt, boolean withdrawn) {}

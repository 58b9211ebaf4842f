package dev.spotifylake.simulator.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An item that is or was in a library.
///
/// @param kind `track`, `album`, `show`, `episode`, `audiobook` or `artist`
/// @param removedAt null if it still stands there
/// @param withdrawn the API shows null instead
public record TrueSaved(
    String kind, String id, Instant addedAt, @Nullable Instant removedAt, boolean withdrawn) {}

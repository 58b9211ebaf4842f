package dev.spotifylake.simulator.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A position in a playlist as it really is.
///
/// @param type `track`, `episode`, `local`, `ghost_episode`, `removed`, `null_element` or
///   `unknown_type`
/// @param uri null where the API has none
public record TrueEntry(
    int position,
    String type,
    @Nullable String uri,
    @Nullable Instant addedAt,
    @Nullable String addedBy) {}

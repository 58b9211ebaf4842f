package dev.spotifylake.common.raw;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The poll of recently-played before this one, for deciding whether plays were lost in between.
///
/// @param newestPlayedAt null where that poll held no play
/// @param plays how many plays it held
public record PreviousPoll(Instant observedAt, @Nullable Instant newestPlayedAt, int plays) {}

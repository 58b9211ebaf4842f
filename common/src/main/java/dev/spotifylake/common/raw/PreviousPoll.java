package dev.spotifylake.common.raw;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The look at recently-played before this one, for deciding whether plays were lost in between.
///
/// @param newestPlayedAt null where that look held no play
/// @param plays how many plays it held
public record PreviousPoll(Instant observedAt, @Nullable Instant newestPlayedAt, int plays) {}

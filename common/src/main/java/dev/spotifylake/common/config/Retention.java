package dev.spotifylake.common.config;

import org.jspecify.annotations.Nullable;

/// How long rows of the tables are kept, from the time of their observation.
///
/// @param days of all tables but `plays`; null = for ever
/// @param playsDays of `plays`; null = for ever
public record Retention(@Nullable Integer days, @Nullable Integer playsDays) {
  /// Everything is kept for ever.
  public static final Retention KEEP_ALL = new Retention(null, null);
}

package dev.spotifylake.common.raw;

import java.time.Duration;

/// When a raw object is full and the next line begins another.
///
/// @param compressedBytes after gzip
/// @param plainBytes before gzip
public record RawLimits(long compressedBytes, long plainBytes) {
  // Small enough that one object is transformed well within a function's time and memory, large
  // enough that an hour of a usual account is one object per source.
  public static final RawLimits DEFAULT = new RawLimits(8L << 20, 128L << 20);

  /// The longest that one object at the default limits may take to become tables in the deployed
  /// function. A function takes no further object with less time left, and its batch size follows
  /// from it.
  public static final Duration TRANSFORM_TIME = Duration.ofSeconds(45);

  public RawLimits {
    if (compressedBytes <= 0 || plainBytes <= 0) {
      throw new IllegalArgumentException("limits are bytes above 0");
    }
  }

  boolean reachedBy(long compressed, long plain) {
    return compressed >= compressedBytes || plain >= plainBytes;
  }
}

package dev.spotifylake.common.raw;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Names one attempt of one run. Ids sort by the time they were made, and two attempts never share
/// one, so that no attempt overwrites what another wrote.
public final class RunId {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunId() {}

  /// Such as `20261122T100503017Z_9f3ab2c1`.
  public static String create(Instant now, RandomGenerator random) {
    return TIME.format(now) + "_" + String.format(Locale.ROOT, "%08x", random.nextInt());
  }
}

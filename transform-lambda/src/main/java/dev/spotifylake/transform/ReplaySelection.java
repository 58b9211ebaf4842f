package dev.spotifylake.transform;

import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.source.Source;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Which raw objects to transform again; null = no restriction. Days are those of the raw key, both
/// inclusive.
public record ReplaySelection(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Source source,
    @Nullable String account) {
  public static final ReplaySelection EVERYTHING = new ReplaySelection(null, null, null, null);

  boolean includes(RawKey key) {
    LocalDate day = LocalDate.ofInstant(key.time(), ZoneOffset.UTC);
    return (from == null || !day.isBefore(from))
        && (to == null || !day.isAfter(to))
        && (source == null || source == key.source())
        && (account == null || account.equals(key.account()));
  }
}

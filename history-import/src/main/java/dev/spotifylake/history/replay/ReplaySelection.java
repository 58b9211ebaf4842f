package dev.spotifylake.history.replay;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which raw objects to transform again; null = no restriction. Days are of the raw key, inclusive.
public record ReplaySelection(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Source source,
    @Nullable String account) {
  public static final ReplaySelection EVERYTHING = new ReplaySelection(null, null, null, null);

  private boolean includes(RawKey key) {
    LocalDate day = LocalDate.ofInstant(key.time(), ZoneOffset.UTC);
    return (from == null || !day.isBefore(from))
        && (to == null || !day.isAfter(to))
        && (source == null || source == key.source())
        && (account == null || account.equals(key.account()));
  }

  /// The raw objects of a store that are meant, sorted by key.
  ///
  /// @throws LakeException where another object is among them
  public List<String> rawKeys(ObjectStore raw) throws IOException {
    try (Stream<ObjectEntry> entries = raw.list(RawKey.PREFIX)) {
      return entries
          .map(ObjectEntry::key)
          .filter(key -> key.endsWith(RawKey.SUFFIX))
          .filter(key -> includes(parse(key)))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static RawKey parse(String key) {
    try {
      return RawKey.parse(key);
    } catch (IllegalArgumentException noRawKey) {
      throw new LakeException(noRawKey.getMessage() + "; move the object out of raw/", noRawKey);
    }
  }
}

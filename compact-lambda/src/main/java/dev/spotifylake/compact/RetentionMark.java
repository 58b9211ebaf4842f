package dev.spotifylake.compact;

import dev.spotifylake.common.config.Retention;
import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The days before which rows have expired, and whether they were deleted: retention is a day's
/// work, and not that of each compaction.
///
/// @param before of all tables but `plays`; null = none expires
/// @param playsBefore of `plays`; null = none expires
record RetentionMark(@Nullable Instant before, @Nullable Instant playsBefore) {
  /// Holds the text of the last mark whose rows were deleted.
  static final String KEY = LakeLayout.MANIFESTS + "retention.txt";

  static RetentionMark of(Retention retention, Instant now) {
    return new RetentionMark(before(retention.days(), now), before(retention.playsDays(), now));
  }

  private static @Nullable Instant before(@Nullable Integer days, Instant now) {
    return days == null
        ? null
        : LocalDate.ofInstant(now, ZoneOffset.UTC)
            .minusDays(days)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
  }

  boolean isDone(ObjectStore curated) throws IOException {
    if (before == null && playsBefore == null) {
      return true;
    }
    try (StoredObject stored = curated.get(KEY)) {
      return stored != null && new String(stored.readAll(), StandardCharsets.UTF_8).equals(text());
    }
  }

  void putDone(ObjectStore curated) throws IOException {
    curated.put(KEY, ObjectContent.of(text()), PutCondition.any());
  }

  private String text() {
    return "before " + before + "\nplays before " + playsBefore + "\n";
  }
}

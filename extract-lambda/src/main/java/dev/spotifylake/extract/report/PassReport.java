package dev.spotifylake.extract.report;

import dev.spotifylake.common.source.Source;
import org.jspecify.annotations.Nullable;

/// One reading of a list, as it stood when this run left it: a row of `ops_passes`.
///
/// @param account label of the account, `_app` without a user
/// @param entity the playlist, artist or time range whose list it is; null for an account's own
///   lists
/// @param items elements read so far, earlier runs of the same pass included
/// @param consistent false if the list changed while it was read
public record PassReport(
    Source source,
    String account,
    @Nullable String entity,
    String passId,
    Kind kind,
    int items,
    boolean complete,
    boolean consistent) {
  /// Whether a reading covers the whole list or stops at what was known.
  public enum Kind {
    FULL,
    INCREMENTAL;

    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}

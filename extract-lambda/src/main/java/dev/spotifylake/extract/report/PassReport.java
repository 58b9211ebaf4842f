package dev.spotifylake.extract.report;

import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Observation;
import org.jspecify.annotations.Nullable;

/// One pass over a list, as it stood at the end of this run: a row of `ops_passes`.
///
/// @param account label of the account, `_app` without a user
/// @param entity the playlist, artist or time range whose list it is; null for an account's own
///   lists
/// @param items number of elements read so far, in this run and earlier ones
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
  /// As a row of `ops_passes`.
  public OpsPassRow row(Observation observation) {
    return new OpsPassRow(
        observation,
        source.wireName(),
        entity,
        passId,
        kind.wireName(),
        items,
        complete,
        consistent);
  }

  /// Whether a pass covers the whole list, or stops at what is stored.
  public enum Kind {
    FULL,
    INCREMENTAL;

    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}

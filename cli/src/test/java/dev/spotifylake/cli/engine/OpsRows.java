package dev.spotifylake.cli.engine;

import dev.spotifylake.common.rows.OpsCoverageRow;
import dev.spotifylake.common.rows.OpsFieldRow;
import dev.spotifylake.common.rows.OpsObjectRow;
import dev.spotifylake.common.rows.OpsRejectRow;
import dev.spotifylake.common.rows.OpsRunRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Rows of the tables about the lake's own work.
final class OpsRows {
  private OpsRows() {}

  static OpsFieldRow field(String at, String path, long present, long absent) {
    return OpsFieldRow.ofObject(Rows.observed(at), "track", path, present, absent);
  }

  static OpsCoverageRow poll(
      String at, int newPlays, @Nullable String gapFrom, @Nullable String gapTo) {
    return new OpsCoverageRow(
        Rows.observed(at),
        null,
        null,
        50,
        newPlays,
        gapFrom == null,
        gapFrom == null ? null : Instant.parse(gapFrom),
        gapTo == null ? null : Instant.parse(gapTo));
  }

  static OpsRunRow run(String at, String source, String outcome, @Nullable String message) {
    return new OpsRunRow(
        Rows.observed(at), source, 1, 1, 1, 0, 0, 0, 10L, 10L, outcome, message, null);
  }

  static OpsObjectRow object(String at, long elements, long rows, long rejects) {
    return new OpsObjectRow(
        Rows.observed(at), "track", elements, rows, rejects, elements - rows - rejects, 1);
  }

  static OpsRejectRow reject(String at, String path) {
    return new OpsRejectRow(Rows.observed(at), 1L, path, "null_element", "null");
  }
}

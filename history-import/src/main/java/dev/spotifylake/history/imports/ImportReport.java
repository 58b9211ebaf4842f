package dev.spotifylake.history.imports;

import dev.spotifylake.transform.TransformReport;
import java.util.List;

/// What an import did.
///
/// @param alreadyThere true when raw held this very content before: nothing was written to raw
/// @param transforms one per raw object of the import, in key order
public record ImportReport(boolean alreadyThere, List<TransformReport> transforms) {
  /// More than 0: the import is done in part, the rejects are listed in `ops_rejects`.
  public long rejects() {
    return transforms.stream().mapToLong(TransformReport::rejects).sum();
  }
}

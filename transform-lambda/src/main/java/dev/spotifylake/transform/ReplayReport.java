package dev.spotifylake.transform;

import java.util.List;
import java.util.SortedMap;

/// What a replay did, or in a dry run would do.
///
/// @param objects raw objects looked at
/// @param tables every table with rows before or after
/// @param failures one clear line for each object that could not be transformed; its earlier output
///   stands
public record ReplayReport(
    boolean dryRun,
    long objects,
    SortedMap<String, TableDifference> tables,
    List<String> failures) {

  /// @param rowsBefore rows in the outputs the manifests named
  /// @param rowsAfter rows in the outputs made now
  /// @param outputsAdded files that were not there
  /// @param outputsChanged files whose content differs
  /// @param outputsRemoved files made no more
  public record TableDifference(
      long rowsBefore,
      long rowsAfter,
      long outputsAdded,
      long outputsChanged,
      long outputsRemoved) {
    public boolean unchanged() {
      return outputsAdded + outputsChanged + outputsRemoved == 0;
    }

    TableDifference plus(TableDifference other) {
      return new TableDifference(
          rowsBefore + other.rowsBefore,
          rowsAfter + other.rowsAfter,
          outputsAdded + other.outputsAdded,
          outputsChanged + other.outputsChanged,
          outputsRemoved + other.outputsRemoved);
    }
  }
}

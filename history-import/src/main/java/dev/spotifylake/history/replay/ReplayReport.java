package dev.spotifylake.history.replay;

import java.util.List;
import java.util.SortedMap;

/// What a replay did, or in a dry run would do.
///
/// @param objects raw objects that were compared
/// @param tables every table with rows before or after
/// @param failures one clear line for each object that could not be transformed; its earlier output
///   stands
public record ReplayReport(
    boolean dryRun,
    long objects,
    SortedMap<String, TableDifference> tables,
    List<String> failures) {

  /// What differs in one table.
  public record TableDifference(RowDifference rows, OutputDifference outputs) {
    public boolean unchanged() {
      return outputs.unchanged();
    }

    TableDifference plus(TableDifference other) {
      return new TableDifference(rows.plus(other.rows), outputs.plus(other.outputs));
    }
  }

  /// Each row counts once, whatever formats it is kept in. Between two formats that have none in
  /// common, all rows are removed and added.
  ///
  /// @param before rows in the outputs the manifests name, as far as these are there
  /// @param after rows in the outputs made now
  /// @param added rows whose key was not there
  /// @param changed rows whose key was there with other values, or in another partition
  /// @param removed rows whose key is obsolete; also those of a file that cannot be read
  public record RowDifference(long before, long after, long added, long changed, long removed) {
    RowDifference plus(RowDifference other) {
      return new RowDifference(
          before + other.before,
          after + other.after,
          added + other.added,
          changed + other.changed,
          removed + other.removed);
    }
  }

  /// @param added files that were not there
  /// @param changed files whose content differs
  /// @param removed obsolete files
  public record OutputDifference(long added, long changed, long removed) {
    boolean unchanged() {
      return added + changed + removed == 0;
    }

    OutputDifference plus(OutputDifference other) {
      return new OutputDifference(
          added + other.added, changed + other.changed, removed + other.removed);
    }
  }
}

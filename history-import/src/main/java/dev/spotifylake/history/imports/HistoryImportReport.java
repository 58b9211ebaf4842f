package dev.spotifylake.history.imports;

import dev.spotifylake.transform.TransformReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the import of a streaming-history export did: `newPlays` + `knownPlays` + `repeats` +
/// `rejects` = `rowsRead`; the importer has checked that before this report exists.
///
/// @param alreadyThere true when the lake held all of this very import before
/// @param members the export's files that were read
/// @param rowsRead rows in them; a file that breaks off counts as one more, which is a reject
/// @param newPlays plays of `v_plays` that only this export reports
/// @param knownPlays rows of plays that the API, an earlier import or another row of this export
///   reports too: all rows are kept, and `v_plays` shows one play
/// @param repeats rows that repeat an earlier row of this export, left out
/// @param rejects rows that are no plays; listed in `ops_rejects`
/// @param firstPlay null where there is none
/// @param lastPlay null where there is none
/// @param closedGaps gaps of the recently played list that this export fills
/// @param openGaps gaps it does not fill, or not to their ends
/// @param problems one clear line for each file that breaks off, and for each doubt
/// @param transforms one per raw object, in key order
public record HistoryImportReport(
    boolean alreadyThere,
    List<String> members,
    long rowsRead,
    long newPlays,
    long knownPlays,
    long repeats,
    long rejects,
    @Nullable Instant firstPlay,
    @Nullable Instant lastPlay,
    List<ClosedGap> closedGaps,
    int openGaps,
    List<String> problems,
    List<TransformReport> transforms) {
  public HistoryImportReport {
    members = List.copyOf(members);
    closedGaps = List.copyOf(closedGaps);
    problems = List.copyOf(problems);
    transforms = List.copyOf(transforms);
  }

  /// @param plays plays of the export inside the gap
  public record ClosedGap(Instant from, Instant to, long plays) {}
}

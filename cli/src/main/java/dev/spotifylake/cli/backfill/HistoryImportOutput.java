package dev.spotifylake.cli.backfill;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.history.imports.HistoryImportReport;
import dev.spotifylake.history.imports.HistoryImportReport.ClosedGap;
import dev.spotifylake.transform.TransformReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The output of an import of a streaming-history export.
///
/// @param file as the user wrote it
record HistoryImportOutput(Path file, HistoryImportReport report) {

  boolean isInPart() {
    return report.rejects() > 0 || !report.problems().isEmpty();
  }

  void print(CliContext context) {
    context
        .out()
        .println(
            "%s: %s; %d rows read in %d files = %d new plays + %d known + %d repeats + %d rejects"
                .formatted(
                    file,
                    report.alreadyThere() ? "was in the lake already" : "imported",
                    report.rowsRead(),
                    report.members().size(),
                    report.newPlays(),
                    report.knownPlays(),
                    report.repeats(),
                    report.rejects()));
    if (report.firstPlay() != null) {
      context.out().println("  from %s to %s".formatted(report.firstPlay(), report.lastPlay()));
    }
    for (ClosedGap gap : report.closedGaps()) {
      context
          .out()
          .println(
              "  fills the gap from %s to %s: %d plays"
                  .formatted(gap.from(), gap.to(), gap.plays()));
    }
    if (report.openGaps() > 0) {
      context.out().println("  gaps still open: %d".formatted(report.openGaps()));
    }
    for (String problem : report.problems()) {
      context.err().println("lake: " + problem);
    }
    if (report.rejects() > 0) {
      context
          .err()
          .println(
              "lake: %s: %d rows could not be used; list them with: lake query \"SELECT * FROM ops_rejects\""
                  .formatted(file, report.rejects()));
    }
  }

  Map<String, Object> json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", file.toString());
    fields.put("already_there", report.alreadyThere());
    fields.put("raw_objects", report.transforms().stream().map(TransformReport::rawKey).toList());
    fields.put("files", report.members());
    fields.put("rows_read", report.rowsRead());
    fields.put("new_plays", report.newPlays());
    fields.put("known_plays", report.knownPlays());
    fields.put("repeats", report.repeats());
    fields.put("rejects", report.rejects());
    fields.put("first_play", String.valueOf(report.firstPlay()));
    fields.put("last_play", String.valueOf(report.lastPlay()));
    fields.put("closed_gaps", report.closedGaps().stream().map(HistoryImportOutput::json).toList());
    fields.put("open_gaps", report.openGaps());
    fields.put("problems", List.copyOf(report.problems()));
    return fields;
  }

  private static Map<String, Object> json(ClosedGap gap) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("from", gap.from().toString());
    fields.put("to", gap.to().toString());
    fields.put("plays", gap.plays());
    return fields;
  }
}

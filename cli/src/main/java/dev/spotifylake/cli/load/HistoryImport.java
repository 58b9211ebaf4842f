package dev.spotifylake.cli.load;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.history.imports.HistoryImportReport;
import dev.spotifylake.history.imports.HistoryImportReport.ClosedGap;
import dev.spotifylake.transform.TransformReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the import of a streaming-history export is told.
///
/// @param file as the person named it
record HistoryImport(Path file, HistoryImportReport report) {

  boolean inPart() {
    return report.rejects() > 0 || !report.problems().isEmpty();
  }

  void tell(CliContext context) {
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
              "  closes the gap from %s to %s: %d plays"
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
              "lake: %s: %d of it could not be used: lake query \"SELECT * FROM ops_rejects\""
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
    fields.put("closed_gaps", report.closedGaps().stream().map(HistoryImport::json).toList());
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

package dev.spotifylake.cli.run;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.compact.CompactCommand;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.compact.CompactionReport;
import dev.spotifylake.extract.report.Outcome;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.report.SourceReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The output of a run: for people, for scripts, and as an exit code.
///
/// @param compacted null where no compaction was due
public record RunOutput(
    RunReport report, PendingTransform.Report transformed, @Nullable CompactionReport compacted) {

  public ExitCode exitCode() {
    List<SourceReport> sources = report.sources();
    long failed = sources.stream().filter(RunOutput::failed).count();
    if (failed > 0 && failed == sources.size()) {
      return ExitCode.FAILED;
    }
    return failed > 0 || !problems().isEmpty() ? ExitCode.DONE_IN_PART : ExitCode.DONE;
  }

  public void print(CliContext context, String lakeName) {
    PrintWriter out = context.out();
    out.println("run " + report.runId() + " into " + lakeName);
    if (!report.sources().isEmpty()) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (SourceReport source : report.sources()) {
        rows.add(
            List.of(
                source.source().wireName(),
                source.account(),
                source.outcome().wireName(),
                source.calls()));
      }
      TablePrinter.print(out, "  ", List.of("source", "account", "outcome", "calls"), rows);
    }
    if (!transformed.rows().isEmpty()) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      transformed.rows().forEach((table, count) -> rows.add(List.of(table, count)));
      out.println("new rows, from " + transformed.objects() + " raw objects");
      TablePrinter.print(out, "  ", List.of("table", "rows"), rows);
    }
    if (transformed.rejects() > 0) {
      out.println(
          transformed.rejects()
              + " elements could not be used; list them with: lake query \"SELECT * FROM"
              + " ops_rejects\"");
    }
    if (compacted != null && compacted.objects() > 0) {
      out.println(CompactCommand.line(compacted));
    }
    report.notices().forEach(out::println);
    problems().forEach(problem -> context.err().println("lake: " + problem));
  }

  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("run_id", report.runId());
    fields.put("sources", report.sources().stream().map(RunOutput::json).toList());
    fields.put("raw_objects", report.rawKeys());
    fields.put("rows", transformed.rows());
    fields.put("rejects", transformed.rejects());
    fields.put("compaction", compacted == null ? null : CompactCommand.json(compacted));
    fields.put("notices", report.notices());
    fields.put("problems", List.copyOf(problems()));
    return fields;
  }

  private static Map<String, @Nullable Object> json(SourceReport source) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("source", source.source().wireName());
    fields.put("account", source.account());
    fields.put("outcome", source.outcome().wireName());
    fields.put("entities", source.entities());
    fields.put("calls", source.calls());
    fields.put("message", source.message());
    return fields;
  }

  /// Each problem once.
  private Set<String> problems() {
    Set<String> problems = new LinkedHashSet<>(report.problems());
    for (SourceReport source : report.sources()) {
      String message = source.message();
      if (failed(source) && message != null && problems.stream().noneMatch(message::contains)) {
        problems.add(source.source().wireName() + ": " + message);
      }
    }
    problems.addAll(transformed.problems());
    if (compacted != null) {
      problems.addAll(compacted.problems());
    }
    return problems;
  }

  private static boolean failed(SourceReport source) {
    return switch (source.outcome()) {
      case Outcome.FAILED, Outcome.TOKEN_DEAD, Outcome.PREMIUM_LAPSED -> true;
      case Outcome.DONE,
          Outcome.DONE_IN_PART,
          Outcome.NOTHING_NEW,
          Outcome.COOLING_DOWN,
          Outcome.WAITING_FOR_LOGIN ->
          false;
    };
  }
}

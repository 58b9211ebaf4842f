package dev.spotifylake.cli.load;

import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.frame.ExitCode;
import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.cli.frame.Verb;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.transform.Replay;
import dev.spotifylake.transform.ReplayReport;
import dev.spotifylake.transform.ReplayReport.TableDifference;
import dev.spotifylake.transform.ReplaySelection;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lake replay`: makes the tables again from raw.
@Command(
    name = "replay",
    description =
        "Make the tables again from the answers in raw. Other days, sources and accounts stay.")
public final class ReplayCommand extends Verb {
  @Mixin private LakeOption lake = new LakeOption();

  @Option(names = "--from", paramLabel = "DAY", description = "First day of the answers (UTC).")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day of the answers (UTC).")
  private @Nullable LocalDate to;

  @Option(
      names = "--source",
      converter = SourceNames.class,
      completionCandidates = SourceNames.class,
      paramLabel = "SOURCE",
      description = "Only this source: ${COMPLETION-CANDIDATES}.")
  private @Nullable Source source;

  @Option(names = "--account", paramLabel = "LABEL", description = "Only this account.")
  private @Nullable String account;

  @Option(names = "--dry-run", description = "Change nothing; show the difference in rows.")
  private boolean dryRun;

  public ReplayCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeFolder folder = lake.folder(surroundings).existing();
    ObjectStore raw = folder.rawStore();
    ObjectStore curated = folder.curatedStore();
    Transformer transformer =
        new Transformer(
            raw,
            curated,
            folder.configuration().format(),
            folder.configuration().firstDay(),
            surroundings.clock());
    Replay replay = new Replay(raw, transformer, Runtime.getRuntime().availableProcessors());
    ReplayReport report = replay.replay(new ReplaySelection(from, to, source, account), dryRun);
    if (json()) {
      sayJson(json(report));
    } else {
      print(report);
    }
    report.failures().forEach(failure -> surroundings.err().println("lake: " + failure));
    if (report.failures().isEmpty()) {
      return ExitCode.DONE;
    }
    return report.failures().size() == report.objects() ? ExitCode.FAILED : ExitCode.DONE_IN_PART;
  }

  private void print(ReplayReport report) {
    say(
        "%s from %d raw objects"
            .formatted(dryRun ? "a dry run: what would change" : "made again", report.objects()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    report
        .tables()
        .forEach(
            (table, difference) ->
                rows.add(
                    List.of(
                        table,
                        difference.rows().before(),
                        difference.rows().after(),
                        difference.rows().added(),
                        difference.rows().changed(),
                        difference.rows().removed(),
                        difference.unchanged() ? "no" : "yes")));
    TablePrinter.print(
        surroundings.out(),
        "  ",
        List.of(
            "table", "rows before", "rows after", "added", "changed", "removed", "files differ"),
        rows);
  }

  private static Map<String, Object> json(ReplayReport report) {
    Map<String, Object> tables = new LinkedHashMap<>();
    report.tables().forEach((table, difference) -> tables.put(table, json(difference)));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dry_run", report.dryRun());
    fields.put("raw_objects", report.objects());
    fields.put("tables", tables);
    fields.put("failures", report.failures());
    return fields;
  }

  private static Map<String, Object> json(TableDifference difference) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rows_before", difference.rows().before());
    fields.put("rows_after", difference.rows().after());
    fields.put("rows_added", difference.rows().added());
    fields.put("rows_changed", difference.rows().changed());
    fields.put("rows_removed", difference.rows().removed());
    fields.put("outputs_added", difference.outputs().added());
    fields.put("outputs_changed", difference.outputs().changed());
    fields.put("outputs_removed", difference.outputs().removed());
    return fields;
  }
}

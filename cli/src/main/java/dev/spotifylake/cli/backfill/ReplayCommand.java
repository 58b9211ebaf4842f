package dev.spotifylake.cli.backfill;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.compact.LakeCompaction;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.compact.ReplayHold;
import dev.spotifylake.history.replay.Replay;
import dev.spotifylake.history.replay.ReplayReport;
import dev.spotifylake.history.replay.ReplayReport.TableDifference;
import dev.spotifylake.history.replay.ReplaySelection;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lake replay`: makes the tables again from raw.
@Command(
    name = "replay",
    description =
        "Make the tables again from the responses in raw. With options: only for these days, source"
            + " and account.")
public final class ReplayCommand extends Verb {
  // A replay of ten years takes some hours. One that is killed holds compactions up for a day.
  private static final Duration LONGEST_REPLAY = Duration.ofDays(1);

  @Mixin private LakeOption lake = new LakeOption();

  @Option(names = "--from", paramLabel = "DAY", description = "First day of the responses (UTC).")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day of the responses (UTC).")
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

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "A deployed lake, by the name of its stack: its transform gets the raw objects again, no"
              + " faster than it takes them.")
  private @Nullable String stack;

  @Option(
      names = "--after",
      paramLabel = "KEY",
      description = "With --stack: continue after this raw key, which an earlier replay printed.")
  private @Nullable String after;

  @Spec private @Nullable CommandSpec spec;

  public ReplayCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException, InterruptedException {
    String deployed = stack;
    lake.exclude(deployed);
    if (deployed == null) {
      if (after != null) {
        throw new ParameterException(
            Objects.requireNonNull(spec).commandLine(),
            "--after works only with --stack; a replay in a folder starts from the beginning");
      }
      return replayFolder();
    }
    return replayStack(deployed);
  }

  private ExitCode replayStack(String deployed) throws IOException, InterruptedException {
    StackReplay replay = new StackReplay(deployed, selection(), after, context);
    ExitCode exitCode = dryRun ? ExitCode.DONE : replay.send(options());
    if (json()) {
      printJson(replay.json(dryRun));
      return exitCode;
    }
    print(replay.line(dryRun));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    replay.objects().forEach((name, objects) -> rows.add(List.of(name, objects)));
    TablePrinter.print(context.out(), "  ", List.of("source", "raw objects"), rows);
    return exitCode;
  }

  private ReplaySelection selection() {
    return new ReplaySelection(from, to, source, account);
  }

  /// The options that select raw objects, as on the command line.
  private String options() {
    StringBuilder options = new StringBuilder();
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    given.put("--from", from);
    given.put("--to", to);
    given.put("--source", source == null ? null : source.wireName());
    given.put("--account", account == null ? null : "'" + account + "'");
    given.forEach(
        (option, value) -> {
          if (value != null) {
            options.append(' ').append(option).append(' ').append(value);
          }
        });
    return options.toString();
  }

  private ExitCode replayFolder() throws IOException {
    LakeFolder folder = lake.folder(context).existing();
    ObjectStore raw = folder.rawStore();
    ObjectStore curated = folder.curatedStore();
    LakeFiles.checkLayout(curated);
    Transformer transformer = new Transformer(raw, curated, folder.configuration().format());
    Replay replay =
        new Replay(raw, curated, transformer, Runtime.getRuntime().availableProcessors());
    ReplayReport report = dryRun ? replay.replay(selection(), true) : replay(folder, replay);
    if (json()) {
      printJson(json(report));
    } else {
      print(report);
    }
    report.failures().forEach(failure -> context.err().println("lake: " + failure));
    if (report.failures().isEmpty()) {
      return ExitCode.DONE;
    }
    return report.failures().size() == report.objects() ? ExitCode.FAILED : ExitCode.DONE_IN_PART;
  }

  /// Replays, then compacts. During the replay no compaction folds a part of the new files.
  private ReplayReport replay(LakeFolder folder, Replay replay) throws IOException {
    ObjectStore curated = folder.curatedStore();
    if (LakeFiles.read(curated).files().generation() == 0) {
      return replay.replay(selection(), false);
    }
    ReplayReport report;
    ReplayHold.begin(curated, context.clock().instant().plus(LONGEST_REPLAY));
    try {
      report = replay.replay(selection(), false);
    } finally {
      ReplayHold.end(curated);
    }
    LakeCompaction.of(folder, context)
        .compact()
        .problems()
        .forEach(problem -> context.err().println("lake: " + problem));
    return report;
  }

  private void print(ReplayReport report) {
    print(
        "%s from %d raw objects"
            .formatted(dryRun ? "dry run: what would change" : "made again", report.objects()));
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
        context.out(),
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

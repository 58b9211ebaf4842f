package dev.spotifylake.cli.compact;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.location.StackLocation;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.compact.CompactionPlan;
import dev.spotifylake.compact.CompactionReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lake compact`: merges the small files of the tables into few.
@Command(
    name = "compact",
    description =
        "Merge the small files of the tables that are older than an hour. `lake run` does it every"
            + " six hours for a lake in a folder.")
public final class CompactCommand extends Verb {
  @Mixin private LakeOption lake = new LakeOption();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "A deployed lake, by the name of its stack. This machine reads and writes its buckets.")
  private @Nullable String stack;

  @Option(names = "--dry-run", description = "Change nothing; show what would be merged.")
  private boolean dryRun;

  public CompactCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeCompaction compaction = compaction();
    if (dryRun) {
      show(compaction.plan());
      return ExitCode.DONE;
    }
    CompactionReport report = compaction.compact();
    if (json()) {
      printJson(json(report));
    } else {
      print(line(report));
    }
    report.problems().forEach(problem -> context.err().println("lake: " + problem));
    return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.DONE_IN_PART;
  }

  private LakeCompaction compaction() {
    String deployed = stack;
    lake.exclude(deployed);
    return deployed == null
        ? LakeCompaction.of(lake.folder(context).existing(), context)
        : LakeCompaction.of(StackLocation.find(deployed, context), context);
  }

  private void show(CompactionPlan plan) {
    if (json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("dry_run", true);
      fields.put("raw_objects", plan.objects());
      fields.put("raw_objects_waiting", plan.waiting());
      fields.put("files", plan.looseFiles());
      fields.put("files_to_delete", plan.obsoleteFiles());
      printJson(fields);
      return;
    }
    print(
        "dry run: would merge the files of %d raw objects and delete %d obsolete files; %d raw objects are younger than an hour or not transformed yet"
            .formatted(plan.objects(), plan.obsoleteFiles(), plan.waiting()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    plan.looseFiles().forEach((table, files) -> rows.add(List.of(table, files)));
    if (!rows.isEmpty()) {
      TablePrinter.print(context.out(), "  ", List.of("table", "files"), rows);
    }
  }

  /// What a compaction did, in one line.
  public static String line(CompactionReport report) {
    return "compacted: %d files of %d raw objects are now in %d merged files; deleted %d obsolete files"
        .formatted(
            report.looseFiles(), report.objects(), report.mergedFiles(), report.deletedFiles());
  }

  /// What a compaction did, as fields.
  public static Map<String, Object> json(CompactionReport report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("raw_objects", report.objects());
    fields.put("files", report.looseFiles());
    fields.put("merged_files", report.mergedFiles());
    fields.put("merged_rows", report.mergedRows());
    fields.put("deleted_files", report.deletedFiles());
    fields.put("problems", report.problems());
    return fields;
  }
}

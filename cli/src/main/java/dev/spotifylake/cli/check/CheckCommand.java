package dev.spotifylake.cli.check;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.location.StackLocation;
import dev.spotifylake.compact.check.CheckReport;
import dev.spotifylake.compact.check.CheckReport.CheckedObjects;
import dev.spotifylake.compact.check.Finding;
import dev.spotifylake.compact.check.FindingKind;
import dev.spotifylake.compact.check.LakeCheck;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lake check`: checks that the objects of a lake fit together.
@Command(
    name = "check",
    description =
        "Check that every response is in the tables, and that no file is missing, damaged or left"
            + " over. It changes nothing, and prints the command that mends each problem.",
    footer = {"", "Exit codes: 0 nothing is wrong, 3 something is; 1 the check failed."})
public final class CheckCommand extends Verb {
  // More lines of a kind say no more. The output for scripts has up to 1,000 of each.
  private static final int PRINTED_OF_A_KIND = 10;

  @Mixin private LakeOption lake = new LakeOption();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed lake, by the name of its stack. This machine reads its buckets.")
  private @Nullable String stack;

  @Option(
      names = "--hashes",
      description = "Read all files of the tables, and compare their contents too.")
  private boolean hashes;

  public CheckCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    String deployed = stack;
    lake.exclude(deployed);
    LakeCheck check;
    Cures cures;
    if (deployed == null) {
      LakeFolder folder = lake.folder(context).existing();
      check = new LakeCheck(folder.rawStore(), folder.curatedStore(), context.clock());
      cures = Cures.of(folder, context);
    } else {
      StackLocation location = StackLocation.find(deployed, context);
      check = new LakeCheck(location.raw(), location.curated(), context.clock());
      cures =
          Cures.ofStack(
              deployed, location.configuration().rawRoot(), location.configuration().curatedRoot());
    }
    CheckReport report = check.check(hashes);
    if (json()) {
      printJson(json(report, cures));
    } else {
      print(report, cures);
    }
    return report.isClean() ? ExitCode.DONE : ExitCode.DONE_IN_PART;
  }

  private void print(CheckReport report, Cures cures) {
    CheckedObjects objects = report.objects();
    print(
        "checked %d raw objects (%d in %d indexes), %d manifests, %d loose files and %d merged files: %s"
            .formatted(
                objects.raw(),
                objects.folded(),
                objects.indexes(),
                objects.manifests(),
                objects.looseFiles(),
                objects.mergedFiles(),
                problems(report)));
    if (objects.waiting() > 0) {
      print(
          objects.waiting() + " raw objects are younger than an hour and wait for their transform");
    }
    report.counts().forEach((kind, count) -> print(kind, count, report.findings(), cures));
  }

  private static String problems(CheckReport report) {
    long count = report.counts().values().stream().mapToLong(Long::longValue).sum();
    return count == 0 ? "nothing is wrong" : count == 1 ? "1 problem" : count + " problems";
  }

  private void print(FindingKind kind, long count, List<Finding> findings, Cures cures) {
    findings.stream()
        .filter(finding -> finding.kind() == kind)
        .limit(PRINTED_OF_A_KIND)
        .forEach(finding -> print(line(finding, cures)));
    if (count > PRINTED_OF_A_KIND) {
      print("... and %d more like this".formatted(count - PRINTED_OF_A_KIND));
    }
  }

  private static String line(Finding finding, Cures cures) {
    return finding.key() + " " + finding.problem() + "; " + cures.of(finding);
  }

  private static Map<String, Object> json(CheckReport report, Cures cures) {
    CheckedObjects objects = report.objects();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("raw_objects", objects.raw());
    fields.put("raw_objects_waiting", objects.waiting());
    fields.put("raw_objects_in_indexes", objects.folded());
    fields.put("manifests", objects.manifests());
    fields.put("loose_files", objects.looseFiles());
    fields.put("merged_files", objects.mergedFiles());
    fields.put("indexes", objects.indexes());
    Map<String, Long> counts = new LinkedHashMap<>();
    report.counts().forEach((kind, count) -> counts.put(kind.wireName(), count));
    fields.put("problems", counts);
    fields.put(
        "findings", report.findings().stream().map(finding -> json(finding, cures)).toList());
    return fields;
  }

  private static Map<String, Object> json(Finding finding, Cures cures) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", finding.kind().wireName());
    fields.put("key", finding.key());
    fields.put("problem", finding.problem());
    fields.put("cure", cures.of(finding));
    return fields;
  }
}

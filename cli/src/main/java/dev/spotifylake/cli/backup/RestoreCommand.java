package dev.spotifylake.cli.backup;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.location.StackLocation;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.compact.backup.Backups;
import dev.spotifylake.compact.backup.Backups.Effect;
import dev.spotifylake.compact.backup.Backups.RestoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lake restore`: puts back the state and the configuration of a day.
@Command(
    name = "restore",
    description =
        "Put back state and configuration of a day. Compaction copies them once a day and keeps 30"
            + " days.",
    footer = {
      "",
      "Raw objects and tables stay as they are. What the restore replaces becomes a backup of its",
      "own; the command prints its name."
    })
public final class RestoreCommand extends Verb {
  @Mixin private LakeOption lake = new LakeOption();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed lake, by the name of its stack.")
  private @Nullable String stack;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      required = true,
      description = "The day of the backup, such as 2026-11-30, or the name of another backup.")
  private String from = "";

  @Option(names = "--dry-run", description = "Change nothing; show what would be replaced.")
  private boolean dryRun;

  public RestoreCommand(CliContext context) {
    super(context);
  }

  /// The lake to restore.
  ///
  /// @param command the command line of this verb on it
  private record Target(ObjectStore raw, String name, String command) {}

  @Override
  protected ExitCode run() throws IOException {
    Target target = target();
    Backups backups = new Backups(target.raw(), context.clock());
    checkExists(backups, target);
    RestoredState state = new RestoredState(target.raw(), context.clock().instant());
    List<RestoredObject> plan = backups.plan(from, state::prepare);
    String kept = null;
    if (!dryRun) {
      kept = backups.makeNow();
      backups.restore(from, state::prepare);
    }
    if (json()) {
      printJson(json(plan, kept));
    } else {
      print(plan, kept, target);
    }
    return ExitCode.DONE;
  }

  private Target target() {
    String deployed = stack;
    lake.exclude(deployed);
    if (deployed == null) {
      LakeFolder folder = lake.folder(context).existing();
      return new Target(folder.rawStore(), folder.name(), "lake restore");
    }
    StackLocation location = StackLocation.find(deployed, context);
    return new Target(location.raw(), location.name(), location.command("restore"));
  }

  private void checkExists(Backups backups, Target target) throws IOException {
    List<String> names = backups.names();
    if (names.contains(from)) {
      return;
    }
    throw new LakeException(
        names.isEmpty()
            ? "%s has no backup yet; a compaction makes one each day: lake compact"
                .formatted(target.name())
            : "%s has no backup of '%s'; expected one of: %s"
                .formatted(target.name(), from, String.join(", ", names)));
  }

  private void print(List<RestoredObject> plan, @Nullable String kept, Target target) {
    print(dryRun ? "dry run: would restore from " + from : "restored from " + from);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (RestoredObject object : plan) {
      rows.add(List.of(object.key(), effect(object.effect())));
    }
    TablePrinter.print(context.out(), "  ", List.of("object", "effect"), rows);
    if (kept != null) {
      print("What was there is the backup " + kept + ". To put it back:");
      print("  " + target.command() + " --from " + kept);
    }
  }

  private Map<String, @Nullable Object> json(List<RestoredObject> plan, @Nullable String kept) {
    Map<String, @Nullable Object> objects = new LinkedHashMap<>();
    plan.forEach(object -> objects.put(object.key(), effect(object.effect())));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("dry_run", dryRun);
    fields.put("from", from);
    fields.put("objects", objects);
    fields.put("kept_as", kept);
    return fields;
  }

  private static String effect(Effect effect) {
    return effect.name().toLowerCase(Locale.ROOT);
  }
}

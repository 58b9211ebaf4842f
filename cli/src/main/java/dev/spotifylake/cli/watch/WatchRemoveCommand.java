package dev.spotifylake.cli.watch;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.location.LocationOption;
import dev.spotifylake.common.LakeException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lake watch remove LINK...`
@Command(name = "remove", description = "Stop following; the data in the lake stays.")
final class WatchRemoveCommand extends Verb {
  @Mixin private LocationOption lake = new LocationOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "LINK",
      description = "As copied from the app, or a URI.")
  private List<String> links = List.of();

  public WatchRemoveCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    WatchListStore store = WatchListStore.of(lake.resolve(context));
    List<WatchListEntry> entries = links.stream().map(WatchListEntry::of).toList();
    for (WatchListEntry entry : entries) {
      if (!store.read().holds(entry.kind(), entry.id())) {
        throw new LakeException(
            "%s is not on the watch-list %s; show the list with `lake watch list`"
                .formatted(entry, store.where()));
      }
      store.change(list -> list.without(entry.kind(), entry.id()));
      if (!json()) {
        print("no longer following " + entry + "; its data in the lake stays");
      }
    }
    if (json()) {
      printJson(entries.stream().map(WatchListEntry::toString).toList());
    }
    return ExitCode.DONE;
  }
}

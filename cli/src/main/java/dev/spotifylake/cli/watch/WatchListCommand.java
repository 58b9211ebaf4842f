package dev.spotifylake.cli.watch;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.LocationOption;
import dev.spotifylake.common.watchlist.WatchKind;
import dev.spotifylake.common.watchlist.WatchList;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lake watch list`
@Command(name = "list", description = "Show what the lake follows.")
final class WatchListCommand extends Verb {
  @Mixin private LocationOption lake = new LocationOption();

  public WatchListCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeLocation location = lake.resolve(context);
    WatchListStore store = WatchListStore.of(location);
    WatchList list = store.read();
    if (json()) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      for (WatchKind kind : WatchKind.values()) {
        fields.put(kind.listName(), list.of(kind));
      }
      printJson(fields);
    } else {
      print(list, store.where());
    }
    list.problems().forEach(problem -> context.err().println("lake: " + problem.message()));
    return list.problems().isEmpty() ? ExitCode.DONE : ExitCode.DONE_IN_PART;
  }

  private void print(WatchList list, String where) {
    if (list.isEmpty()) {
      print("the watch-list is empty (" + where + "); add to it with: lake watch add LINK");
      return;
    }
    // No table, because it would cut links.
    for (WatchKind kind : WatchKind.values()) {
      for (String id : list.of(kind)) {
        print("https://open.spotify.com/" + kind.typeName() + "/" + id);
      }
    }
  }
}

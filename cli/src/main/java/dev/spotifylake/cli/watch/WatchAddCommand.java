package dev.spotifylake.cli.watch;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.LocationOption;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lake watch add LINK...`
@Command(
    name = "add",
    description = "Follow an artist, playlist, album or track; one call checks that it exists.")
final class WatchAddCommand extends Verb {
  @Mixin private LocationOption lake = new LocationOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "LINK",
      description = "As copied from the app, or a URI.")
  private List<String> links = List.of();

  public WatchAddCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    LakeLocation location = lake.resolve(context);
    WatchListStore store = WatchListStore.of(location);
    List<WatchListEntry> entries = links.stream().map(WatchListEntry::of).toList();
    for (WatchListEntry entry : entries) {
      boolean known = store.read().holds(entry.kind(), entry.id());
      SpotifyName name = SpotifyName.read(location, context, entry);
      if (!known) {
        store.change(list -> list.with(entry.kind(), entry.id()));
      }
      print(entry, name, known);
    }
    return ExitCode.DONE;
  }

  private void print(WatchListEntry entry, SpotifyName name, boolean known) {
    if (json()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("kind", entry.kind().typeName());
      fields.put("id", entry.id());
      fields.put("name", name.name());
      fields.put("added", !known);
      fields.put("notice", name.notice());
      printJson(fields);
      return;
    }
    print(
        "%s %s \"%s\"%s"
            .formatted(
                known ? "already following" : "following",
                entry.kind().typeName(),
                name.name(),
                known ? "" : ", from the next run on"));
    String notice = name.notice();
    if (notice != null) {
      print("  " + notice);
    }
  }
}

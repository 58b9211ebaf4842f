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
@Command(name = "add", description = "Follow something; Spotify is asked once whether it is there.")
public final class WatchAddCommand extends Verb {
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
    LakeLocation place = lake.own(context);
    WatchListStore store = WatchListStore.of(place);
    List<WatchListEntry> entries = links.stream().map(WatchListEntry::of).toList();
    for (WatchListEntry entry : entries) {
      boolean known = store.read().holds(entry.kind(), entry.id());
      NameOnSpotify found = NameOnSpotify.ask(place, context, entry);
      if (!known) {
        store.change(list -> list.with(entry.kind(), entry.id()));
      }
      tell(entry, found, known);
    }
    return ExitCode.DONE;
  }

  private void tell(WatchListEntry entry, NameOnSpotify found, boolean known) {
    if (json()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("kind", entry.kind().typeName());
      fields.put("id", entry.id());
      fields.put("name", found.name());
      fields.put("added", !known);
      fields.put("notice", found.notice());
      sayJson(fields);
      return;
    }
    say(
        "%s %s \"%s\"%s"
            .formatted(
                known ? "already following" : "following",
                entry.kind().typeName(),
                found.name(),
                known ? "" : ", from the next run on"));
    String notice = found.notice();
    if (notice != null) {
      say("  " + notice);
    }
  }
}

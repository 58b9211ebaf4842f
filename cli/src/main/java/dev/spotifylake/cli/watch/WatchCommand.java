package dev.spotifylake.cli.watch;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lake watch`: the verbs of the watch-list.
@Command(
    name = "watch",
    description = "Choose which artists, playlists, albums and tracks the lake follows.",
    footer = {"", "Example: lake watch add https://open.spotify.com/artist/0OdUWJ0sBjDrqHygGUXeCF"})
public final class WatchCommand extends Verb {
  @Spec private @Nullable CommandSpec spec;

  public WatchCommand(CliContext context) {
    super(context);
  }

  @Override
  protected List<Verb> verbs() {
    return List.of(
        new WatchAddCommand(context),
        new WatchRemoveCommand(context),
        new WatchListCommand(context));
  }

  @Override
  protected ExitCode run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "expected one of: watch add, watch remove, watch list");
  }
}

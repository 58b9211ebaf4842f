package dev.spotifylake.cli.login;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.location.FolderLocation;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.StackLocation;
import dev.spotifylake.cli.query.DuckDbEngine;
import dev.spotifylake.cli.query.QueryEngine;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.cli.run.LakeRun;
import dev.spotifylake.cli.run.RunOutput;
import dev.spotifylake.cli.run.StackRun;
import java.io.IOException;
import java.util.List;

/// The run that is made as soon as somebody has signed in, and the rows it brought.
sealed interface FirstRun {
  // How many plays fit below the run's own tables without scrolling.
  int FIRST_ROWS = 5;

  /// @throws dev.spotifylake.common.LakeException where the run as a whole could do nothing
  static FirstRun make(LakeLocation place, CliContext context) throws IOException {
    return switch (place) {
      case FolderLocation here -> new Here(here, LakeRun.make(here, context, null));
      case StackLocation deployed -> new OnStack(deployed, StackRun.make(deployed.stack(), null));
    };
  }

  ExitCode exitCode();

  /// What [dev.spotifylake.cli.command.Verb#jsonText] takes.
  Object json();

  /// For people.
  void print(CliContext context, String account) throws IOException;

  /// On this machine.
  record Here(FolderLocation place, RunOutput output) implements FirstRun {
    @Override
    public ExitCode exitCode() {
      return output.exitCode();
    }

    @Override
    public Object json() {
      return output.json();
    }

    @Override
    public void print(CliContext context, String account) {
      output.print(context, place.name());
      context.out().println();
      context.out().println("The latest plays of '" + account + "':");
      try (QueryEngine engine =
          DuckDbEngine.over(place.folder().curated(), place.configuration().format())) {
        TablePrinter printer = new TablePrinter(context.out(), "  ");
        engine.ask(
            "SELECT played_at, track_name, artist_name FROM v_plays WHERE account = '%s' ORDER BY played_at DESC LIMIT %d"
                .formatted(account, FIRST_ROWS),
            printer);
        printer.end();
      }
      context.out().println();
      context.out().println("Run `lake run` every hour from now on; ask with `lake query`.");
    }
  }

  /// By the function; its tables follow some time after it.
  record OnStack(StackLocation place, StackRun run) implements FirstRun {
    @Override
    public ExitCode exitCode() {
      return run.exitCode();
    }

    @Override
    public Object json() {
      return run.json();
    }

    @Override
    public void print(CliContext context, String account) throws IOException {
      run.lines().forEach(context.out()::println);
      List<LatestPlays.Play> plays =
          LatestPlays.of(account, place.raw(), run.rawKeys(), FIRST_ROWS);
      context.out().println();
      context.out().println("The latest plays of '" + account + "', as Spotify told them:");
      TablePrinter.print(
          context.out(),
          "  ",
          List.of("played_at", "track_name", "artist_name"),
          plays.stream().map(LatestPlays.Play::cells).toList());
      context.out().println();
      context
          .out()
          .println(
              "The schedule runs every hour from now on; ask with `"
                  + place.command("query")
                  + "`.");
    }
  }
}

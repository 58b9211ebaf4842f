package dev.spotifylake.cli.login;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.cli.location.FolderLocation;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.cli.location.StackLocation;
import dev.spotifylake.cli.query.TablePrinter;
import dev.spotifylake.cli.run.FolderRun;
import dev.spotifylake.cli.run.RunOutput;
import dev.spotifylake.cli.run.StackRun;
import java.io.IOException;
import java.util.List;

/// The run right after a sign-in, and the plays that it brought.
sealed interface FirstRun {
  // So many plays fit below the run's own tables without scrolling.
  int MAX_PLAYS = 5;

  /// @throws dev.spotifylake.common.LakeException where the run could not start
  static FirstRun make(LakeLocation location, CliContext context) throws IOException {
    return switch (location) {
      case FolderLocation folder -> new InFolder(folder, FolderRun.make(folder, context, null));
      case StackLocation deployed -> new OnStack(deployed, StackRun.make(deployed.stack(), null));
    };
  }

  ExitCode exitCode();

  /// The output for scripts, as [dev.spotifylake.cli.command.Verb#jsonText] takes it.
  Object json();

  /// Prints the output for people.
  void print(CliContext context, String account) throws IOException;

  /// A run on this machine.
  record InFolder(FolderLocation location, RunOutput output) implements FirstRun {
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
      output.print(context, location.name());
      context.out().println();
      context.out().println("The latest plays of '" + account + "':");
      try (QueryEngine engine =
          DuckDbEngine.over(location.folder().curated(), location.configuration().format())) {
        TablePrinter printer = new TablePrinter(context.out(), "  ");
        engine.query(
            "SELECT played_at, track_name, artist_name FROM v_plays WHERE account = '%s' ORDER BY played_at DESC LIMIT %d"
                .formatted(account, MAX_PLAYS),
            printer);
        printer.end();
      }
      context.out().println();
      context
          .out()
          .println("Run `lake run` every hour from now on; query the lake with `lake query`.");
    }
  }

  /// A run of the deployed function. The tables follow some time later.
  record OnStack(StackLocation location, StackRun run) implements FirstRun {
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
          LatestPlays.of(account, location.raw(), run.rawKeys(), MAX_PLAYS);
      context.out().println();
      context.out().println("The latest plays of '" + account + "', as Spotify sent them:");
      TablePrinter.print(
          context.out(),
          "  ",
          List.of("played_at", "track_name", "artist_name"),
          plays.stream().map(LatestPlays.Play::cells).toList());
      context.out().println();
      context
          .out()
          .println(
              "The schedule runs every hour from now on; query the lake with `"
                  + location.command("query")
                  + "`.");
    }
  }
}

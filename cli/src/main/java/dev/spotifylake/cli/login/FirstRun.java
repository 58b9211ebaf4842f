package dev.spotifylake.cli.login;

import dev.spotifylake.cli.frame.ExitCode;
import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.cli.place.FolderPlace;
import dev.spotifylake.cli.place.LakePlace;
import dev.spotifylake.cli.place.StackPlace;
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
  static FirstRun make(LakePlace place, Surroundings surroundings) throws IOException {
    return switch (place) {
      case FolderPlace here -> new Here(here, LakeRun.make(here, surroundings, null));
      case StackPlace deployed -> new OnStack(deployed, StackRun.make(deployed.stack(), null));
    };
  }

  ExitCode exitCode();

  /// What [dev.spotifylake.cli.frame.Verb#jsonText] takes.
  Object json();

  /// For people.
  void print(Surroundings surroundings, String account) throws IOException;

  /// On this machine.
  record Here(FolderPlace place, RunOutput output) implements FirstRun {
    @Override
    public ExitCode exitCode() {
      return output.exitCode();
    }

    @Override
    public Object json() {
      return output.json();
    }

    @Override
    public void print(Surroundings surroundings, String account) {
      output.print(surroundings, place.name());
      surroundings.out().println();
      surroundings.out().println("The latest plays of '" + account + "':");
      try (QueryEngine engine =
          DuckDbEngine.over(place.folder().curated(), place.configuration().format())) {
        TablePrinter printer = new TablePrinter(surroundings.out(), "  ");
        engine.ask(
            "SELECT played_at, track_name, artist_name FROM v_plays WHERE account = '%s' ORDER BY played_at DESC LIMIT %d"
                .formatted(account, FIRST_ROWS),
            printer);
        printer.end();
      }
      surroundings.out().println();
      surroundings.out().println("Run `lake run` every hour from now on; ask with `lake query`.");
    }
  }

  /// By the function; its tables follow some time after it.
  record OnStack(StackPlace place, StackRun run) implements FirstRun {
    @Override
    public ExitCode exitCode() {
      return run.exitCode();
    }

    @Override
    public Object json() {
      return run.json();
    }

    @Override
    public void print(Surroundings surroundings, String account) throws IOException {
      run.lines().forEach(surroundings.out()::println);
      List<LatestPlays.Play> plays =
          LatestPlays.of(account, place.raw(), run.rawKeys(), FIRST_ROWS);
      surroundings.out().println();
      surroundings.out().println("The latest plays of '" + account + "', as Spotify told them:");
      TablePrinter.print(
          surroundings.out(),
          "  ",
          List.of("played_at", "track_name", "artist_name"),
          plays.stream().map(LatestPlays.Play::cells).toList());
      surroundings.out().println();
      surroundings
          .out()
          .println(
              "The schedule runs every hour from now on; ask with `"
                  + place.command("query")
                  + "`.");
    }
  }
}

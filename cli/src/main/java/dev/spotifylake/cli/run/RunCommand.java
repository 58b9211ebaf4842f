package dev.spotifylake.cli.run;

import dev.spotifylake.cli.frame.ExitCode;
import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.cli.frame.Verb;
import dev.spotifylake.cli.place.FolderPlace;
import dev.spotifylake.cli.place.PlaceOption;
import dev.spotifylake.cli.place.StackPlace;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lake run`: asks Spotify for what is due, keeps the answers and makes tables of them.
@Command(
    name = "run",
    description = "Read what is due from Spotify once, and transform what is new.")
public final class RunCommand extends Verb {
  @Mixin private PlaceOption lake = new PlaceOption();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "The hour this run stands for, such as 2026-11-22T10:00:00Z; it only labels it.")
  private @Nullable Instant at;

  public RunCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() throws IOException {
    return switch (lake.own(surroundings)) {
      case FolderPlace here -> runHere(here);
      case StackPlace deployed -> runOn(deployed);
    };
  }

  private ExitCode runOn(StackPlace deployed) {
    StackRun done = StackRun.make(deployed.stack(), at);
    if (json()) {
      sayJson(done.json());
    } else {
      done.lines().forEach(this::say);
    }
    return done.exitCode();
  }

  private ExitCode runHere(FolderPlace here) throws IOException {
    RunOutput output = LakeRun.make(here, surroundings, at);
    if (json()) {
      sayJson(output.json());
    } else {
      output.print(surroundings, here.name());
    }
    return output.exitCode();
  }
}

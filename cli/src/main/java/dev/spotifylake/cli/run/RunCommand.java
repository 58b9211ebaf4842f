package dev.spotifylake.cli.run;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.ExitCode;
import dev.spotifylake.cli.command.Verb;
import dev.spotifylake.cli.location.FolderLocation;
import dev.spotifylake.cli.location.LocationOption;
import dev.spotifylake.cli.location.StackLocation;
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
  @Mixin private LocationOption lake = new LocationOption();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "The hour this run stands for, such as 2026-11-22T10:00:00Z; it only labels it.")
  private @Nullable Instant at;

  public RunCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    return switch (lake.own(context)) {
      case FolderLocation here -> runHere(here);
      case StackLocation deployed -> runOn(deployed);
    };
  }

  private ExitCode runOn(StackLocation deployed) {
    StackRun done = StackRun.make(deployed.stack(), at);
    if (json()) {
      sayJson(done.json());
    } else {
      done.lines().forEach(this::say);
    }
    return done.exitCode();
  }

  private ExitCode runHere(FolderLocation here) throws IOException {
    RunOutput output = LakeRun.make(here, context, at);
    if (json()) {
      sayJson(output.json());
    } else {
      output.print(context, here.name());
    }
    return output.exitCode();
  }
}

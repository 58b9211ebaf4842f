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

/// `lake run`: reads from Spotify what is due, stores the responses and makes tables of them.
@Command(
    name = "run",
    description = "Read what is due from Spotify once, and transform what is new.")
public final class RunCommand extends Verb {
  @Mixin private LocationOption lake = new LocationOption();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "The hour that labels this run, such as 2026-11-22T10:00:00Z; it changes nothing else.")
  private @Nullable Instant at;

  public RunCommand(CliContext context) {
    super(context);
  }

  @Override
  protected ExitCode run() throws IOException {
    return switch (lake.resolve(context)) {
      case FolderLocation folder -> runIn(folder);
      case StackLocation deployed -> runOn(deployed);
    };
  }

  private ExitCode runOn(StackLocation deployed) {
    StackRun run = StackRun.make(deployed.stack(), at);
    if (json()) {
      printJson(run.json());
    } else {
      run.lines().forEach(this::print);
    }
    return run.exitCode();
  }

  private ExitCode runIn(FolderLocation folder) throws IOException {
    RunOutput output = FolderRun.make(folder, context, at);
    if (json()) {
      printJson(output.json());
    } else {
      output.print(context, folder.name());
    }
    return output.exitCode();
  }
}

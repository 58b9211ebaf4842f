package dev.spotifylake.cli.run;

import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.frame.ExitCode;
import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.cli.frame.Verb;
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
  @Mixin private LakeOption lake = new LakeOption();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "The hour this run stands for, such as 2026-11-22T10:00:00Z; it only labels it.")
  private @Nullable Instant at;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed lake, by the name of its stack: its extract function runs now.")
  private @Nullable String stack;

  public RunCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected ExitCode run() throws IOException {
    String deployed = stack;
    lake.exclude(deployed);
    return deployed == null ? runHere() : runOn(deployed);
  }

  private ExitCode runOn(String deployed) {
    StackRun done = StackRun.make(deployed, at);
    if (json()) {
      sayJson(done.json());
    } else {
      done.lines().forEach(this::say);
    }
    return done.exitCode();
  }

  private ExitCode runHere() throws IOException {
    LakeFolder folder = lake.folder(surroundings).notDemo();
    RunOutput output = LakeRun.make(folder, surroundings, at);
    if (json()) {
      sayJson(output.json());
    } else {
      output.print(surroundings, folder.name());
    }
    return output.exitCode();
  }
}

package dev.spotifylake.cli;

import dev.spotifylake.cli.frame.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Runs command lines as a shell would, but in this process: arguments in; exit code and both
/// streams out.
public final class CommandTester {
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  // One for all runs: equal numbers in two runs of the same instant would be the same run.
  private final SplittableRandom random = new SplittableRandom(1);
  private InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T10:20:30Z"));

  /// @param folder the working folder and, below it, the home folder
  public CommandTester(Path folder) {
    this.folder = folder;
  }

  /// What a command line did.
  public record Ran(int exitCode, String out, String err) {}

  public CommandTester with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public CommandTester at(InstantSource time) {
    clock = time;
    return this;
  }

  public Path home() {
    return folder.resolve("home");
  }

  public Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            Map.copyOf(environment),
            folder,
            home(),
            new PrintWriter(out),
            new PrintWriter(err),
            clock,
            duration -> {},
            random,
            false);
    int exitCode = Main.lake().run(surroundings, arguments);
    return new Ran(exitCode, out.toString(), err.toString());
  }
}

package dev.spotifylake.cli;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.common.time.Sleeper;
import dev.spotifylake.simulator.signin.SecretMark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Runs command lines as a shell would, but in this process: arguments in; exit code and both
/// streams out.
public final class CommandTester {
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Consumer<String>> watchers = new ArrayList<>();
  // One for all runs: equal numbers in two runs of the same instant would be the same run.
  private final SplittableRandom random = new SplittableRandom(1);
  private InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T10:20:30Z"));

  private Sleeper sleeper = duration -> {};

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

  /// Waits so where a command waits; else not at all.
  public CommandTester sleepingBy(Sleeper how) {
    sleeper = how;
    return this;
  }

  /// Shows each line of both streams to somebody while the command runs.
  public CommandTester watchedBy(Consumer<String> watcher) {
    watchers.add(watcher);
    return this;
  }

  public Path home() {
    return folder.resolve("home");
  }

  public Ran run(String... arguments) {
    Shown out = new Shown();
    Shown err = new Shown();
    CliContext context = context(new PrintWriter(out), new PrintWriter(err));
    int exitCode = Main.lake().run(context, arguments);
    Ran ran = new Ran(exitCode, out.toString(), err.toString());
    refuseSecrets(ran, List.of(arguments));
    return ran;
  }

  /// A command's context whose output goes nowhere.
  public CliContext context() {
    return context(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
  }

  private CliContext context(PrintWriter out, PrintWriter err) {
    return new CliContext(
        Map.copyOf(environment), folder, home(), out, err, clock, sleeper, random, false);
  }

  /// No command prints a token, a code or a secret, whatever goes wrong: every test proves it of
  /// what it runs. Only the simulator itself tells with what it is signed in to.
  private static void refuseSecrets(Ran ran, List<String> arguments) {
    if (!arguments.contains("simulate") && SecretMark.isIn(ran.out() + ran.err())) {
      throw new AssertionError(
          "`lake " + String.join(" ", arguments) + "` prints a secret:\n" + ran.out() + ran.err());
    }
  }

  /// What a stream shows, told line by line.
  private final class Shown extends StringWriter {
    private int told;

    @Override
    public void write(String text, int offset, int length) {
      super.write(text, offset, length);
      tell();
    }

    @Override
    public void write(String text) {
      super.write(text);
      tell();
    }

    private void tell() {
      for (int end = getBuffer().indexOf("\n", told);
          end >= 0;
          end = getBuffer().indexOf("\n", told)) {
        String line = getBuffer().substring(told, end);
        told = end + 1;
        watchers.forEach(watcher -> watcher.accept(line));
      }
    }
  }
}

package dev.spotifylake.cli;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.common.time.Sleeper;
import dev.spotifylake.simulator.SpotifySimulator;
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

/// Runs command lines as a shell would, but in this process.
public final class CommandTester {
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Consumer<String>> watchers = new ArrayList<>();
  // One for all runs: two runs at one time with equal random numbers would have the same run id.
  private final SplittableRandom random = new SplittableRandom(1);
  private InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T10:20:30Z"));

  private Sleeper sleeper = duration -> {};

  /// @param folder the working folder and, below it, the home folder
  public CommandTester(Path folder) {
    this.folder = folder;
  }

  /// The exit code and the output of a command line.
  public record Result(int exitCode, String out, String err) {}

  public CommandTester with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public CommandTester at(InstantSource time) {
    clock = time;
    return this;
  }

  /// Commands sleep with this sleeper; without it they do not sleep.
  public CommandTester sleepingBy(Sleeper replacement) {
    sleeper = replacement;
    return this;
  }

  /// Calls the watcher with each printed line of both streams while the command runs.
  public CommandTester watchedBy(Consumer<String> watcher) {
    watchers.add(watcher);
    return this;
  }

  /// Points the command at a simulated Spotify, and at its clock.
  public CommandTester against(SpotifySimulator spotify) {
    return at(spotify::now)
        .with("SPOTIFY_API_URL", spotify.apiUrl().toString())
        .with("SPOTIFY_ACCOUNTS_URL", spotify.accountsUrl().toString());
  }

  /// Sets the simulated app's client id and secret.
  public CommandTester withApp(SpotifySimulator spotify) {
    return with("SPOTIFY_CLIENT_ID", spotify.credentials().clientId())
        .with("SPOTIFY_CLIENT_SECRET", spotify.credentials().clientSecret());
  }

  public Path home() {
    return folder.resolve("home");
  }

  public Result run(String... arguments) {
    WatchedWriter out = new WatchedWriter();
    WatchedWriter err = new WatchedWriter();
    CliContext context = context(new PrintWriter(out), new PrintWriter(err));
    int exitCode = Main.lake().run(context, arguments);
    Result result = new Result(exitCode, out.toString(), err.toString());
    refuseSecrets(result, List.of(arguments));
    return result;
  }

  /// A command's context whose output goes nowhere.
  public CliContext context() {
    return context(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
  }

  private CliContext context(PrintWriter out, PrintWriter err) {
    return new CliContext(
        Map.copyOf(environment), folder, home(), out, err, clock, sleeper, random, false);
  }

  /// No command prints a token, a code or a secret, whatever fails: every test checks it for the
  /// commands that it runs. Only `simulate` prints its own credentials.
  private static void refuseSecrets(Result result, List<String> arguments) {
    if (!arguments.contains("simulate") && SecretMark.isIn(result.out() + result.err())) {
      throw new AssertionError(
          "`lake "
              + String.join(" ", arguments)
              + "` prints a secret:\n"
              + result.out()
              + result.err());
    }
  }

  /// Collects a stream and passes each complete line to the watchers.
  private final class WatchedWriter extends StringWriter {
    private int passedOn;

    @Override
    public void write(String text, int offset, int length) {
      super.write(text, offset, length);
      passOnLines();
    }

    @Override
    public void write(String text) {
      super.write(text);
      passOnLines();
    }

    private void passOnLines() {
      for (int end = getBuffer().indexOf("\n", passedOn);
          end >= 0;
          end = getBuffer().indexOf("\n", passedOn)) {
        String line = getBuffer().substring(passedOn, end);
        passedOn = end + 1;
        watchers.forEach(watcher -> watcher.accept(line));
      }
    }
  }
}

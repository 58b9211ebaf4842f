package dev.spotifylake.cli.command;

import dev.spotifylake.common.time.Sleeper;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What a verb takes from the process it runs in.
///
/// @param environment the environment variables
/// @param workingFolder where relative paths start
/// @param home the user's home folder
/// @param out the output; nothing else goes to a pipe
/// @param err errors and progress
/// @param terminal whether the output is a terminal: then a progress bar is shown
public record CliContext(
    Map<String, String> environment,
    Path workingFolder,
    Path home,
    PrintWriter out,
    PrintWriter err,
    InstantSource clock,
    Sleeper sleeper,
    RandomGenerator random,
    boolean terminal) {

  static CliContext ofThisProcess() {
    return new CliContext(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home")),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        InstantSource.system(),
        new ThreadSleeper(),
        new SecureRandom(),
        isTerminal());
  }

  // A JVM option can still make it null.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  // UTF-8 whatever the machine's locale, because names of songs are in every script.
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}

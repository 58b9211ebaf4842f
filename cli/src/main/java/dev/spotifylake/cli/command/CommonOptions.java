package dev.spotifylake.cli.command;

import picocli.CommandLine.Option;

/// The options of every verb.
final class CommonOptions {
  static final String DEBUG = "--debug";

  @Option(names = "--json", description = "Print JSON, for scripts.")
  private boolean json;

  // Read by name in Errors; declared here so that every verb accepts it.
  @SuppressWarnings("UnusedVariable")
  @Option(names = DEBUG, description = "Show the stack trace of an error.")
  private boolean debug;

  @SuppressWarnings("UnusedVariable") // picocli shows the help itself
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  public boolean json() {
    return json;
  }
}

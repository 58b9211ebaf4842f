package dev.spotifylake.cli.command;

import picocli.CommandLine.Option;

/// The options of every verb.
public final class CommonOptions {
  static final String DEBUG = "--debug";

  @Option(names = "--json", description = "Answer in JSON, for scripts.")
  private boolean json;

  // Asked for by name where exceptions are mapped; declared here so that every verb takes it.
  @SuppressWarnings("UnusedVariable")
  @Option(names = DEBUG, description = "Show where an error came from.")
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

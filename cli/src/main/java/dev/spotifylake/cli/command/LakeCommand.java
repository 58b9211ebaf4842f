package dev.spotifylake.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command without a verb: it shows the verbs.
@Command(
    name = "lake",
    description = "Your Spotify data as tables: on this machine, or in your own AWS account.",
    version = "lake 0.1.0-SNAPSHOT",
    synopsisSubcommandLabel = "<verb>",
    commandListHeading = "%nVerbs:%n",
    footer = {
      "",
      "Start with `lake demo`: it needs no account and no network.",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done in part."
    })
final class LakeCommand {
  @SuppressWarnings("UnusedVariable") // picocli handles it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help; `lake <verb> --help` shows a verb's.")
  private boolean help;

  @SuppressWarnings("UnusedVariable") // picocli handles it
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;
}

package dev.spotifylake.cli.query;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.folder.LakeOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that name the lake to query: a folder, or a deployed lake.
public final class OpenLakeOption {
  @Mixin private LakeOption folder = new LakeOption();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed lake, by the name of its stack; Athena runs the queries.")
  private @Nullable String stack;

  /// @throws dev.spotifylake.common.LakeException where there is no such lake
  public OpenLake open(CliContext context, DeployedLakes deployed) {
    folder.exclude(stack);
    String named = stack;
    return named == null
        ? OpenLake.inFolder(folder.folder(context).existing(), context)
        : deployed.open(named, context);
  }
}

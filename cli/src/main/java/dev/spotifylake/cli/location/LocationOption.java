package dev.spotifylake.cli.location;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.common.LakeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that name the lake to read Spotify for: a folder, or a deployed lake.
public final class LocationOption {
  @Mixin private LakeOption folder = new LakeOption();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed lake, by the name of its stack.")
  private @Nullable String stack;

  /// The named lake. A folder need not exist yet.
  ///
  /// @throws LakeException where the lake is a demo, or there is no such stack
  public LakeLocation resolve(CliContext context) {
    String named = stack;
    folder.exclude(named);
    if (named == null) {
      return new FolderLocation(folder.folder(context).notDemo(), context.home());
    }
    return StackLocation.find(named, context);
  }
}

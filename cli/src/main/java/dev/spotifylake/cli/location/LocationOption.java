package dev.spotifylake.cli.location;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.common.LakeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that name the lake that Spotify is asked for: a folder here, or a deployed lake.
public final class LocationOption {
  @Mixin private LakeOption folder = new LakeOption();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed lake, by the name of its stack.")
  private @Nullable String stack;

  /// The lake that is meant, of one's own: it is no demo. It need not exist, if it is a folder.
  ///
  /// @throws LakeException where there is no such stack
  public LakeLocation own(CliContext context) {
    String named = stack;
    folder.exclude(named);
    if (named == null) {
      return new FolderLocation(folder.folder(context).notDemo(), context.home());
    }
    return StackLocation.find(named, context);
  }
}

package dev.spotifylake.cli.place;

import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.common.LakeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that name the lake that Spotify is asked for: a folder here, or a deployed lake.
public final class PlaceOption {
  @Mixin private LakeOption folder = new LakeOption();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed lake, by the name of its stack.")
  private @Nullable String stack;

  /// The lake that is meant, of one's own: it is no demo. It need not exist, if it is a folder.
  ///
  /// @throws LakeException where there is no such stack
  public LakePlace own(Surroundings surroundings) {
    String named = stack;
    folder.exclude(named);
    if (named == null) {
      return new FolderPlace(folder.folder(surroundings).notDemo(), surroundings.home());
    }
    return StackPlace.find(named, surroundings);
  }
}

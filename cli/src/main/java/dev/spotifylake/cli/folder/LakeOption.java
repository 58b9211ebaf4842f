package dev.spotifylake.cli.folder;

import dev.spotifylake.cli.frame.Surroundings;
import dev.spotifylake.common.config.LakeConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that names the lake.
public final class LakeOption {
  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "The lake's folder; without it LAKE_RAW and LAKE_CURATED, or else lake-data.")
  private @Nullable String folder;

  /// Whether the lake was named on the command line.
  public boolean isGiven() {
    return folder != null;
  }

  /// The lake that is meant. It need not exist.
  public LakeFolder folder(Surroundings surroundings) {
    LakeConfiguration configuration = LakeConfiguration.from(surroundings.environment());
    String named = folder;
    return LakeFolder.of(
        named == null ? configuration : configuration.withRoots(named, named),
        surroundings.workingFolder());
  }
}

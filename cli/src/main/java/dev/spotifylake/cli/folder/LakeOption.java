package dev.spotifylake.cli.folder;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.common.config.LakeConfiguration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option that names the lake's folder.
public final class LakeOption {
  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "The lake's folder (default: LAKE_RAW and LAKE_CURATED, or else lake-data).")
  private @Nullable String folder;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec verb;

  /// For verbs that also accept a deployed lake.
  ///
  /// @param stack null where none was named
  /// @throws ParameterException where both a stack and a folder were named
  public void exclude(@Nullable String stack) {
    if (folder != null && stack != null) {
      throw new ParameterException(
          Objects.requireNonNull(verb).commandLine(),
          "--lake and --stack name two lakes; expected one of them");
    }
  }

  /// The named lake. It need not exist.
  public LakeFolder folder(CliContext context) {
    LakeConfiguration configuration = LakeConfiguration.from(context.environment());
    String named = folder;
    return LakeFolder.of(
        named == null ? configuration : configuration.withRoots(named, named),
        context.workingFolder());
  }
}

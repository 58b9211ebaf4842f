package dev.spotifylake.cli.folder;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.common.config.LakeConfiguration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option that names the lake.
public final class LakeOption {
  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "The lake's folder; without it LAKE_RAW and LAKE_CURATED, or else lake-data.")
  private @Nullable String folder;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec verb;

  /// For verbs that take a deployed lake instead.
  ///
  /// @param stack null where none was named
  /// @throws ParameterException where a folder was named too
  public void exclude(@Nullable String stack) {
    if (folder != null && stack != null) {
      throw new ParameterException(
          Objects.requireNonNull(verb).commandLine(),
          "--lake and --stack name two lakes; expected one of them");
    }
  }

  /// The lake that is meant. It need not exist.
  public LakeFolder folder(CliContext context) {
    LakeConfiguration configuration = LakeConfiguration.from(context.environment());
    String named = folder;
    return LakeFolder.of(
        named == null ? configuration : configuration.withRoots(named, named),
        context.workingFolder());
  }
}

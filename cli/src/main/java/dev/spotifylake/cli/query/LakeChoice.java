package dev.spotifylake.cli.query;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.folder.DemoMark;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that name the lake to ask: a folder here, or a deployed lake.
public final class LakeChoice {
  @Mixin private LakeOption folder = new LakeOption();

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description = "A deployed lake, by the name of its stack; Athena answers.")
  private @Nullable String stack;

  /// @throws dev.spotifylake.common.LakeException where there is no such lake
  public QueriedLake open(CliContext context, DeployedLakes deployed) {
    folder.exclude(stack);
    String named = stack;
    return named == null ? openFolder(context) : deployed.open(named, context);
  }

  private QueriedLake openFolder(CliContext context) {
    LakeFolder lake = folder.folder(context).existing();
    return new QueriedLake(
        DuckDbEngine.over(lake.curated(), lake.configuration().format()),
        QuerySettings.local(context, lake.configuration()),
        lake.name(),
        () -> DemoMark.isOn(lake.raw()));
  }
}

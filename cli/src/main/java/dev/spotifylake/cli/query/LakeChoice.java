package dev.spotifylake.cli.query;

import dev.spotifylake.cli.folder.DemoMark;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.folder.LakeOption;
import dev.spotifylake.cli.frame.Surroundings;
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
  public AskedLake open(Surroundings surroundings, DeployedLakes deployed) {
    folder.exclude(stack);
    String named = stack;
    return named == null ? openFolder(surroundings) : deployed.open(named, surroundings);
  }

  private AskedLake openFolder(Surroundings surroundings) {
    LakeFolder lake = folder.folder(surroundings).existing();
    return new AskedLake(
        DuckDbEngine.over(lake.curated(), lake.configuration().format()),
        QuestionSetting.local(surroundings, lake.configuration()),
        lake.name(),
        () -> DemoMark.isOn(lake.raw()));
  }
}

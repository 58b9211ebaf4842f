package dev.spotifylake.infra;

import dev.spotifylake.infra.function.RelativePaths;
import dev.spotifylake.infra.stack.LakeStack;
import dev.spotifylake.infra.template.PublishedTemplate;
import java.io.IOException;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.cxapi.CloudAssembly;

/// The stack as the plain CloudFormation that is committed as `infra/template.json`.
public final class SynthesizedTemplate {
  private SynthesizedTemplate() {}

  /// The template's text by a fresh synth.
  ///
  /// @param assembly an empty folder that takes what the CDK writes
  public static String textIn(Path assembly) throws IOException {
    App app = App.Builder.create().analyticsReporting(false).outdir(assembly.toString()).build();
    LakeStack stack = new LakeStack(app, new RelativePaths());
    CloudAssembly synthesized = app.synth();
    return PublishedTemplate.textOf(
        Path.of(synthesized.getStackArtifact(stack.getArtifactId()).getTemplateFullPath()));
  }
}

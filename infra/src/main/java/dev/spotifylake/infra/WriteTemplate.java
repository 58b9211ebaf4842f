package dev.spotifylake.infra;

import dev.spotifylake.infra.function.RelativePaths;
import dev.spotifylake.infra.stack.LakeStack;
import dev.spotifylake.infra.template.PublishedTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.cxapi.CloudAssembly;

/// Writes the stack as the plain CloudFormation that is committed as `infra/template.json`.
public final class WriteTemplate {
  private WriteTemplate() {}

  /// @param arguments the file to write
  public static void main(String[] arguments) throws IOException {
    Path assembly = Files.createTempDirectory("spotify-lake-template");
    Files.writeString(Path.of(arguments[0]), synthesizedInto(assembly));
  }

  /// The template's text by a fresh synth.
  ///
  /// @param assembly an empty folder that takes what the CDK writes
  public static String synthesizedInto(Path assembly) throws IOException {
    App app = App.Builder.create().analyticsReporting(false).outdir(assembly.toString()).build();
    LakeStack stack = new LakeStack(app, new RelativePaths());
    CloudAssembly synthesized = app.synth();
    return PublishedTemplate.textOf(
        Path.of(synthesized.getStackArtifact(stack.getArtifactId()).getTemplateFullPath()));
  }
}

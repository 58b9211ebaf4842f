package dev.spotifylake.infra.synth;

import static software.amazon.awscdk.assertions.Match.objectLike;

import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.infra.function.RelativePaths;
import dev.spotifylake.infra.stack.LakeStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

/// Properties of the synthesized stack that need no reference to be resolved, by the CDK's own
/// assertions. The requirement tests evaluate the committed template for all others.
@NeedsCommand("node")
final class StackAssertionsIT {
  @TempDir private static Path assembly;
  private static Template template;

  @BeforeAll
  static void synthesize() {
    App app = App.Builder.create().analyticsReporting(false).outdir(assembly.toString()).build();
    template = Template.fromStack(new LakeStack(app, new RelativePaths()));
  }

  @Test
  void allFunctionsRunJava25OnArm() {
    template.resourceCountIs("AWS::Lambda::Function", 3);
    template.allResourcesProperties(
        "AWS::Lambda::Function",
        objectLike(Map.of("Runtime", "java25", "Architectures", List.of("arm64"))));
  }

  @Test
  void everyBucketBlocksPublicAccess() {
    template.allResourcesProperties(
        "AWS::S3::Bucket",
        objectLike(
            Map.of(
                "PublicAccessBlockConfiguration",
                Map.of(
                    "BlockPublicAcls", true,
                    "BlockPublicPolicy", true,
                    "IgnorePublicAcls", true,
                    "RestrictPublicBuckets", true))));
  }

  @Test
  void everyQueueIsEncrypted() {
    template.allResourcesProperties(
        "AWS::SQS::Queue", objectLike(Map.of("SqsManagedSseEnabled", true)));
  }

  @Test
  void everySavedQueryIsANamedQueryOfAthena() {
    template.resourceCountIs("AWS::Athena::NamedQuery", SqlFiles.queries().size());
  }
}

package dev.spotifylake.infra.function;

import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.s3.assets.Asset;

/// The jars of a build as CDK assets; `cdk deploy` uploads them to the account's bootstrap bucket.
///
/// @param projectRoot the folder that holds the modules
public record BuiltJars(Path projectRoot) implements FunctionCode {
  @Override
  public void giveTo(CfnFunction function, FunctionJar jar) {
    Path file = projectRoot.resolve(jar.path());
    if (!Files.isRegularFile(file)) {
      // The CDK command prints the message as one line and deploys nothing.
      Annotations.of(function)
          .addError(
              file
                  + " is not there; expected the jar of a build: run ./mvnw package -DskipTests in "
                  + projectRoot.toAbsolutePath().normalize()
                  + ", then deploy again");
      return;
    }
    Asset asset =
        Asset.Builder.create(function.getStack(), jar.name() + "-jar")
            .path(file.toString())
            .build();
    function.setCode(
        CfnFunction.CodeProperty.builder()
            .s3Bucket(asset.getS3BucketName())
            .s3Key(asset.getS3ObjectKey())
            .build());
    asset.addResourceMetadata(function, "Code");
  }
}

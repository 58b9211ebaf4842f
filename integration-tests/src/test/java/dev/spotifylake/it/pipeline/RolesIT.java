package dev.spotifylake.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spotifylake.it.aws.ActionLog.Recorded;
import dev.spotifylake.it.lambda.LambdaHost;
import dev.spotifylake.it.s3.PutNotification;
import dev.spotifylake.it.stack.RolePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A role may do what its function does, and nothing besides.
final class RolesIT extends LakeScenario {
  @Test
  void rolesAllowWhatIsDoneAndNothingElse() throws IOException, InterruptedException {
    succeeded(lake().hour(), lake());
    // The function then looks whether what stands there is its own.
    lake().s3().loseAnswer(request -> request.puts("raw/source=recently_played/"));
    succeeded(lake().hour(), lake());
    transformAgainAs("csv");
    transformAgainAs("parquet");

    SortedSet<Recorded> extract = lake().actions().of("ExtractFunctionRole");
    SortedSet<Recorded> transform = lake().actions().of("TransformFunctionRole");
    RolePolicy extractRole = role("ExtractFunctionRole");
    RolePolicy transformRole = role("TransformFunctionRole");
    assertThat(extractRole.refused(extract)).as("calls AWS would refuse").isEmpty();
    assertThat(transformRole.refused(transform)).as("calls AWS would refuse").isEmpty();
    assertThat(extractRole.unused(extract)).allMatch(RolesIT::isForTheServiceAround);
    assertThat(transformRole.unused(transform)).allMatch(RolesIT::isForTheServiceAround);
  }

  private RolePolicy role(String logicalId) {
    return new RolePolicy(lake().template().properties(logicalId));
  }

  /// Lambda itself logs, polls and tells of failures in the function's name; and without the
  /// permission to list, S3 says 403 of a key that is absent.
  private static boolean isForTheServiceAround(RolePolicy.Grant grant) {
    return grant.action().startsWith("logs:")
        || grant.action().startsWith("sqs:")
        || grant.action().equals("s3:ListBucket");
  }

  /// As after a stack update of the format: files of the other one go.
  private void transformAgainAs(String format) throws IOException, InterruptedException {
    try (LambdaHost changed =
        new LambdaHost(lake().transform().settings().with("LAKE_FORMAT", format))) {
      Path raw = lake().bucket("StorageRaw");
      try (Stream<Path> files = Files.walk(raw.resolve("raw/source=recently_played"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String event =
              PutNotification.of(
                  lake().template().physicalId("StorageRaw"),
                  raw.relativize(file).toString(),
                  Files.size(file),
                  "tag");
          assertThat(changed.invoke(event).functionError()).isNull();
        }
      }
    }
  }
}

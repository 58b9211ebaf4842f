package dev.spotifylake.cli.aws;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.folder.DemoMarker;
import dev.spotifylake.cli.query.OpenLake;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.AwsErrors;
import dev.spotifylake.common.aws.ObjectStores;
import dev.spotifylake.common.sql.SqlDialect;
import dev.spotifylake.common.sql.SqlSetting;
import dev.spotifylake.common.stack.StackOutputNames;
import dev.spotifylake.common.store.StoredObject;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.athena.AthenaClient;

/// Opens a deployed lake for queries in Athena.
public final class AthenaLake {
  // Athena throttles after a few calls a second. With the SDK's waits these attempts last a minute.
  private static final int MAX_ATTEMPTS = 10;

  private AthenaLake() {}

  /// Closing the lake prints the cost of the queries on the error stream.
  ///
  /// @param stack the name of its stack
  public static OpenLake open(String stack, CliContext context) {
    DeployedStack deployed = DeployedStack.find(stack);
    SqlSetting setting =
        new SqlSetting(
            SqlDialect.ATHENA,
            ZoneId.of(deployed.output(StackOutputNames.LOCAL_TIME_ZONE)),
            LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC));
    AthenaEngine engine =
        new AthenaEngine(
            client(),
            deployed.output(StackOutputNames.DATABASE),
            deployed.output(StackOutputNames.WORK_GROUP),
            context.sleeper(),
            cost -> context.err().println(cost.line()),
            ShutdownHooks.ofThisProcess());
    String raw = deployed.output(StackOutputNames.RAW_ROOT);
    return new OpenLake(engine, setting, stack, () -> isDemo(raw));
  }

  // Not everybody who may query may read raw; without that permission a lake counts as no demo.
  private static boolean isDemo(String rawRoot) {
    try (StoredObject marker = ObjectStores.open(rawRoot).get(DemoMarker.FILE)) {
      return marker != null;
    } catch (IOException | LakeException e) {
      return false;
    }
  }

  private static AthenaClient client() {
    try {
      return AthenaClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .overrideConfiguration(
              settings ->
                  settings.retryStrategy(
                      AwsRetryStrategy.standardRetryStrategy().toBuilder()
                          .maxAttempts(MAX_ATTEMPTS)
                          .build()))
          .build();
    } catch (SdkException e) {
      throw AwsErrors.lakeException("query Athena", e);
    }
  }
}

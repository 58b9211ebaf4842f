package dev.spotifylake.cli.aws;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.folder.DemoMark;
import dev.spotifylake.cli.query.QueriedLake;
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

/// Opens a deployed lake for questions to Athena.
public final class AthenaLake {
  // Athena takes few calls a second and says so; with the SDK's waits in between these last for a
  // minute.
  private static final int TRIES = 10;

  private AthenaLake() {}

  /// What the questions cost is told on the error stream when the lake is closed.
  ///
  /// @param stack the name of its stack
  public static QueriedLake open(String stack, CliContext context) {
    DeployedStack lake = DeployedStack.find(stack);
    SqlSetting setting =
        new SqlSetting(
            SqlDialect.ATHENA,
            ZoneId.of(lake.output(StackOutputNames.LOCAL_TIME_ZONE)),
            LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC));
    AthenaEngine engine =
        new AthenaEngine(
            client(),
            lake.output(StackOutputNames.DATABASE),
            lake.output(StackOutputNames.WORK_GROUP),
            context.sleeper(),
            receipt -> context.err().println(receipt.line()));
    String raw = lake.output(StackOutputNames.RAW_ROOT);
    return new QueriedLake(engine, setting, stack, () -> isDemo(raw));
  }

  // Not everyone who may ask may read raw; for them there is no mark.
  private static boolean isDemo(String rawRoot) {
    try (StoredObject mark = ObjectStores.open(rawRoot).get(DemoMark.FILE)) {
      return mark != null;
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
                          .maxAttempts(TRIES)
                          .build()))
          .build();
    } catch (SdkException e) {
      throw AwsErrors.lakeException("ask Athena", e);
    }
  }
}

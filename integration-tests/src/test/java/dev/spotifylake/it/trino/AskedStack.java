package dev.spotifylake.it.trino;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spotifylake.common.stack.StackOutputNames;
import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.aws.AthenaService;
import dev.spotifylake.it.aws.AwsServer;
import dev.spotifylake.it.aws.StacksService;
import dev.spotifylake.it.command.LakeProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A simulated lake as a stack that the `lake` command asks: Athena is Trino, over the catalog and
/// with the workgroup of the template.
final class AskedStack implements AutoCloseable {
  static final String NAME = "lake-parquet";

  private final AnsweredLake lake;
  private final Path home;
  private final AthenaService athena;
  private final AwsServer aws;

  private AskedStack(AnsweredLake lake, Path home, AthenaService athena, AwsServer aws) {
    this.lake = lake;
    this.home = home;
    this.athena = athena;
    this.aws = aws;
  }

  /// @param home an empty folder for the command to work in
  static AskedStack over(AnsweredLake lake, Path home) throws IOException {
    BothEngines engines = lake.engines();
    JsonNode workGroup = engines.template().properties("WorkGroup");
    AthenaService athena =
        new AthenaService(engines.trino()::answer)
            .withWorkGroup(
                workGroup.path("Name").asText(),
                workGroup
                    .path("WorkGroupConfiguration")
                    .path("BytesScannedCutoffPerQuery")
                    .asLong());
    engines
        .glue()
        .addCrawler(
            Objects.requireNonNull(engines.template().outputs().get(StackOutputNames.CRAWLER)),
            lake.lake().folder());
    AwsServer aws =
        new AwsServer(
            new ActionLog(),
            List.of(athena, engines.glue()),
            null,
            new StacksService().with(NAME, engines.template().outputs()));
    return new AskedStack(lake, home, athena, aws);
  }

  AthenaService athena() {
    return athena;
  }

  /// The command, signed in to the stack's account.
  LakeProcess command() {
    URI bucket = lake.engines().bucket().url();
    return new LakeProcess(home, aws.url()).with("AWS_ENDPOINT_URL_S3", bucket.toString());
  }

  /// The same verb on the stack.
  LakeProcess.Streams onStack(String... arguments) throws IOException, InterruptedException {
    return command().runWithStreams(and(arguments, "--stack", NAME));
  }

  /// The same verb on the folder of the same lake.
  LakeProcess.Streams local(String... arguments) throws IOException, InterruptedException {
    return command()
        .with("LAKE_TIMEZONE", "Europe/Zurich")
        .runWithStreams(and(arguments, "--lake", lake.lake().folder().toString()));
  }

  private static String[] and(String[] arguments, String option, String value) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = option;
    all[arguments.length + 1] = value;
    return all;
  }

  @Override
  public void close() {
    aws.close();
  }
}

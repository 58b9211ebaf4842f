package dev.spotifylake.it.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.stack.StackOutputNames;
import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.aws.AthenaService;
import dev.spotifylake.it.aws.AwsServer;
import dev.spotifylake.it.aws.GlueService;
import dev.spotifylake.it.aws.StacksService;
import dev.spotifylake.it.command.LakeProcess;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A stack over a simulated lake, for the `lake` command: Athena is Trino, with the workgroup of
/// the template. The catalog and the bucket that the command sees belong to this stack alone.
final class AthenaStack implements AutoCloseable {
  private final SharedLake lake;
  private final Path home;
  private final String name;
  private final AthenaService athena;
  private final GlueService glue;
  private final ReadOnlyBuckets buckets;
  private final AwsServer aws;

  private AthenaStack(
      SharedLake lake,
      Path home,
      String name,
      AthenaService athena,
      GlueService glue,
      ReadOnlyBuckets buckets,
      AwsServer aws) {
    this.lake = lake;
    this.home = home;
    this.name = name;
    this.athena = athena;
    this.glue = glue;
    this.buckets = buckets;
    this.aws = aws;
  }

  /// @param home an empty folder for the command to work in
  static AthenaStack over(SharedLake lake, Path home) throws IOException {
    EvaluatedTemplate template = lake.engines().template();
    JsonNode workGroup = template.properties("WorkGroup");
    String name = workGroup.path("Name").asText();
    AthenaService athena =
        new AthenaService(lake.engines().trino()::runForAthena)
            .withWorkGroup(
                name,
                workGroup
                    .path("WorkGroupConfiguration")
                    .path("BytesScannedCutoffPerQuery")
                    .asLong());
    TemplateTables declared = TemplateTables.of(template);
    GlueService glue = new GlueService();
    glue.addDatabase(TrinoEngine.database(template), declared.tables());
    glue.addTables(TrinoEngine.database(template), declared.views());
    glue.addCrawler(
        Objects.requireNonNull(template.outputs().get(StackOutputNames.CRAWLER)),
        lake.lake().folder());
    ReadOnlyBuckets buckets = new ReadOnlyBuckets();
    buckets.add(template.physicalId("StorageRaw"), lake.lake().folder());
    AwsServer aws =
        new AwsServer(
            new ActionLog(),
            List.of(athena, glue),
            null,
            new StacksService().with(name, template.outputs()));
    return new AthenaStack(lake, home, name, athena, glue, buckets, aws);
  }

  /// The name of the stack, and of its workgroup.
  String name() {
    return name;
  }

  AthenaService athena() {
    return athena;
  }

  /// The table as the catalog has it: a change of it is a change of this stack's catalog.
  ObjectNode table(String table) {
    return glue.table(TrinoEngine.database(lake.engines().template()), table);
  }

  /// Gives the raw bucket, which holds a demo's mark, other content.
  void replaceRawBucket(Path folder) {
    buckets.add(lake.engines().template().physicalId("StorageRaw"), folder);
  }

  /// The command, with credentials for the stack's account.
  LakeProcess command() {
    return new LakeProcess(home, aws.url()).with("AWS_ENDPOINT_URL_S3", buckets.url().toString());
  }

  LakeProcess.Streams onStack(String... arguments) throws IOException, InterruptedException {
    return command().runWithStreams(plus(arguments, "--stack", name));
  }

  /// The same command over the folder of the same lake.
  LakeProcess.Streams onFolder(String... arguments) throws IOException, InterruptedException {
    return command()
        .with("LAKE_TIMEZONE", "Europe/Zurich")
        .runWithStreams(plus(arguments, "--lake", lake.lake().folder().toString()));
  }

  private static String[] plus(String[] arguments, String option, String value) {
    return Stream.concat(Stream.of(arguments), Stream.of(option, value)).toArray(String[]::new);
  }

  @Override
  public void close() {
    aws.close();
    buckets.close();
  }
}

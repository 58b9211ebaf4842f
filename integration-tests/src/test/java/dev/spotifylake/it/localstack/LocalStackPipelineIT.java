package dev.spotifylake.it.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.it.Requirement;
import dev.spotifylake.testsupport.cloudformation.CloudFormationTemplate;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/// The template's notification, queue and dead letters in LocalStack, with the built jar in a
/// java25 container: what the hosts of the other tests stand in for.
final class LocalStackPipelineIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  // The last one that needs no token.
  private static final String IMAGE = "localstack/localstack:4.14.0";

  // The first call fetches the image of the java25 runtime.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  // Above what the function keeps for one object.
  private static final String TIMEOUT_SECONDS = "60";

  private static final String KEY =
      "raw/source=recently_played/account=me/dt=2026-11-02/"
          + "101500Z-20261102T101500000Z_0000aaaa-0000.ndjson.gz";
  private static final String LINE =
      """
      {"v":1,"run_id":"20261102T101500000Z_0000aaaa","account":"me","source":"recently_played",\
      "entity":null,"request":{"path":"me/player/recently-played","params":{"limit":"50"}},\
      "observed_at":"2026-11-02T10:15:00Z","status":200,\
      "context":{"scheduled_at":null,"snapshot_id":null,"offset":null,"pass_id":null,\
      "already_stored":[],"last_look":null},"body":{"items":[]}}
      """;

  private LocalStackContainer aws;

  @BeforeEach
  void start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      Requirement.skip(LocalStackPipelineIT.class, "Docker, for LocalStack");
    }
    aws =
        new LocalStackContainer(
                DockerImageName.parse(System.getenv().getOrDefault("LOCALSTACK_IMAGE", IMAGE))
                    .asCompatibleSubstituteFor("localstack/localstack"))
            .withServices("s3", "sqs", "lambda", "iam", "logs", "sts");
    aws.start();
  }

  @AfterEach
  void stop() {
    if (aws != null) {
      aws.stop();
    }
  }

  @Test
  void aPutBecomesRowsAndAPoisonMessageADeadLetter() throws IOException, InterruptedException {
    EvaluatedTemplate template =
        CloudFormationTemplate.committed().evaluate(Map.of("AlarmMail", "none"));
    String raw = template.physicalId("StorageRaw");
    String curated = template.physicalId("StorageCurated");
    deploy(template, raw, curated);

    put(raw, KEY, LINE);
    put(raw, "raw/not-of-the-lake.ndjson.gz", "{}");

    Awaitility.await("the manifest")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> listing(curated, "manifests/").contains(KEY));
    assertThat(listing(curated, "curated/ops_objects/")).contains(".parquet");
    Awaitility.await("the dead letter")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> messages(name(template, "TransformDeadLetters")) == 1);
  }

  private void deploy(EvaluatedTemplate template, String raw, String curated)
      throws IOException, InterruptedException {
    aws("s3api", "create-bucket", "--bucket", raw);
    aws("s3api", "create-bucket", "--bucket", curated);
    aws("sqs", "create-queue", "--queue-name", name(template, "TransformDeadLetters"));
    aws(
        "sqs",
        "create-queue",
        "--queue-name",
        name(template, "TransformQueue"),
        "--attributes",
        queueAttributes(template));
    JsonNode function = template.properties("TransformFunction");
    aws.copyFileToContainer(
        MountableFile.forHostPath(
            Path.of("..", "transform-lambda", "target", "transform-lambda.jar")),
        "/tmp/function.jar");
    aws(
        "lambda",
        "create-function",
        "--function-name",
        function.path("FunctionName").asText(),
        "--runtime",
        function.path("Runtime").asText(),
        "--handler",
        function.path("Handler").asText(),
        "--timeout",
        TIMEOUT_SECONDS,
        "--memory-size",
        function.path("MemorySize").asText(),
        "--role",
        "arn:aws:iam::000000000000:role/transform",
        "--environment",
        JSON.createObjectNode()
            .set("Variables", function.path("Environment").path("Variables"))
            .toString(),
        "--zip-file",
        "fileb:///tmp/function.jar");
    aws(
        "lambda",
        "wait",
        "function-active-v2",
        "--function-name",
        function.path("FunctionName").asText());
    aws(
        "lambda",
        "create-event-source-mapping",
        "--function-name",
        function.path("FunctionName").asText(),
        "--event-source-arn",
        arn(template, "TransformQueue"),
        "--function-response-types",
        "ReportBatchItemFailures");
    ObjectNode notifications = JSON.createObjectNode();
    for (JsonNode queue :
        template
            .properties("StorageRaw")
            .path("NotificationConfiguration")
            .path("QueueConfigurations")) {
      ObjectNode configuration = notifications.withArray("QueueConfigurations").addObject();
      configuration.put("QueueArn", arn(template, "TransformQueue"));
      configuration.putArray("Events").add(queue.path("Event").asText());
      configuration
          .putObject("Filter")
          .putObject("Key")
          .set("FilterRules", queue.path("Filter").path("S3Key").path("Rules"));
    }
    aws(
        "s3api",
        "put-bucket-notification-configuration",
        "--bucket",
        raw,
        "--notification-configuration",
        notifications.toString());
  }

  private static String queueAttributes(EvaluatedTemplate template) {
    // The least that Lambda takes for this timeout, and two tries instead
    // of the template's five half hours: a test cannot wait for those.
    ObjectNode redrive = JSON.createObjectNode();
    redrive.put("deadLetterTargetArn", arn(template, "TransformDeadLetters"));
    redrive.put("maxReceiveCount", "2");
    return JSON.createObjectNode()
        .put("VisibilityTimeout", TIMEOUT_SECONDS)
        .put("RedrivePolicy", redrive.toString())
        .toString();
  }

  private static String name(EvaluatedTemplate template, String queue) {
    return template.properties(queue).path("QueueName").asText();
  }

  private static String arn(EvaluatedTemplate template, String queue) {
    return "arn:aws:sqs:us-east-1:000000000000:" + name(template, queue);
  }

  private void put(String bucket, String key, String text)
      throws IOException, InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    aws.copyFileToContainer(Transferable.of(bytes.toByteArray()), "/tmp/object");
    aws("s3api", "put-object", "--bucket", bucket, "--key", key, "--body", "/tmp/object");
  }

  private String listing(String bucket, String prefix) throws IOException, InterruptedException {
    return aws("s3api", "list-objects-v2", "--bucket", bucket, "--prefix", prefix);
  }

  private int messages(String queue) throws IOException, InterruptedException {
    String response =
        aws(
            "sqs",
            "get-queue-attributes",
            "--queue-url",
            "http://localhost:4566/000000000000/" + queue,
            "--attribute-names",
            "ApproximateNumberOfMessages");
    return JSON.readTree(response).path("Attributes").path("ApproximateNumberOfMessages").asInt();
  }

  /// AWS's command line within the container.
  private String aws(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("awslocal", "--region", "us-east-1"));
    command.addAll(List.of(arguments));
    ExecResult result = aws.execInContainer(command.toArray(String[]::new));
    assertThat(result.getExitCode()).as("%s: %s", command, result.getStderr()).isZero();
    return result.getStdout();
  }
}

package dev.spotifylake.it.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.config.Secret;
import dev.spotifylake.common.credentials.AccountCredentials;
import dev.spotifylake.common.credentials.Credentials;
import dev.spotifylake.common.credentials.CredentialsJson;
import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.aws.AwsServer;
import dev.spotifylake.it.aws.FunctionsService;
import dev.spotifylake.it.aws.LogsService;
import dev.spotifylake.it.aws.QueuesService;
import dev.spotifylake.it.aws.SecretsService;
import dev.spotifylake.it.aws.StacksService;
import dev.spotifylake.it.lambda.FunctionSettings;
import dev.spotifylake.it.lambda.InvocationResult;
import dev.spotifylake.it.lambda.LambdaHost;
import dev.spotifylake.it.lambda.TaskRoot;
import dev.spotifylake.it.queue.MessageQueue;
import dev.spotifylake.it.queue.TestClock;
import dev.spotifylake.it.s3.PutRule;
import dev.spotifylake.it.s3.S3Front;
import dev.spotifylake.it.s3.S3Proxy;
import dev.spotifylake.it.trigger.EventSource;
import dev.spotifylake.it.trigger.Schedule;
import dev.spotifylake.simulator.SimulatorCredentials.ListenerCredentials;
import dev.spotifylake.simulator.SimulatorOptions;
import dev.spotifylake.simulator.SpotifySimulator;
import dev.spotifylake.testsupport.cloudformation.CloudFormationTemplate;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The stack of the committed template on this machine: its functions from the built jars under
/// AWS's runtime client, its buckets, queues and secret on loopback, and a simulated Spotify.
public final class DeployedLake implements AutoCloseable {
  public static final String STACK = "lake";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EXTRACT = "ExtractFunction";
  private static final String TRANSFORM = "TransformFunction";
  private static final String COMPACT = "CompactFunction";
  private static final Map<String, String> MODULES =
      Map.of(EXTRACT, "extract-lambda", TRANSFORM, "transform-lambda", COMPACT, "compact-lambda");

  private final EvaluatedTemplate template;
  private final S3Proxy s3Proxy;
  private final String bucketPrefix = S3Proxy.newPrefix();
  private final Map<String, Path> buckets = new TreeMap<>();
  private final S3Front s3;
  private final ActionLog actions = new ActionLog();
  private final TestClock queueClock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final MessageQueue deadLetters;
  private final MessageQueue queue;
  private final MessageQueue failedRuns;
  private final SecretsService secrets = new SecretsService();
  private final LogsService logs = new LogsService();
  private final AwsServer aws;
  private final SpotifySimulator spotify;
  private final LambdaHost extract;
  private final LambdaHost transform;
  private final LambdaHost compact;

  private DeployedLake(SimulatorOptions options) throws IOException {
    template = CloudFormationTemplate.committed().evaluate(Map.of("AlarmMail", "none"));
    s3Proxy = S3Proxy.shared();
    for (String bucket : List.of("StorageRaw", "StorageCurated")) {
      buckets.put(bucket, s3Proxy.create(bucketPrefix + template.physicalId(bucket)));
    }
    s3 = new S3Front(s3Proxy.url(), bucketPrefix, actions);
    JsonNode settings = template.properties("TransformQueue");
    deadLetters = deadLetters("TransformDeadLetters");
    failedRuns = deadLetters("ExtractDeadLetters");
    queue =
        new MessageQueue(
            name("TransformQueue"),
            Duration.ofSeconds(settings.path("VisibilityTimeout").asInt()),
            settings.path("RedrivePolicy").path("maxReceiveCount").asInt(),
            deadLetters,
            queueClock);
    template
        .properties("StorageRaw")
        .path("NotificationConfiguration")
        .path("QueueConfigurations")
        .forEach(this::notify);
    FunctionsService functions = new FunctionsService();
    aws =
        new AwsServer(
            actions,
            List.of(secrets, logs, new QueuesService().with(queue).with(deadLetters)),
            functions,
            new StacksService().with(STACK, template.outputs()));
    spotify = SpotifySimulator.start(options);
    extract = host(settings(EXTRACT));
    transform = host(settings(TRANSFORM));
    compact = host(settings(COMPACT));
    functions.deploy(extract);
    functions.deploy(transform);
    functions.deploy(compact);
  }

  public static DeployedLake start(SimulatorOptions options) throws IOException {
    return new DeployedLake(options);
  }

  private MessageQueue deadLetters(String queueId) {
    return new MessageQueue(
        name(queueId), Duration.ofHours(1), Integer.MAX_VALUE, null, queueClock);
  }

  private String name(String queueId) {
    return template.properties(queueId).path("QueueName").asText();
  }

  private void notify(JsonNode configuration) {
    Map<String, String> rules = new TreeMap<>();
    configuration
        .path("Filter")
        .path("S3Key")
        .path("Rules")
        .forEach(rule -> rules.put(rule.path("Name").asText(), rule.path("Value").asText()));
    s3.notifies(
        new PutRule(
            template.physicalId("StorageRaw"),
            rules.getOrDefault("prefix", ""),
            rules.getOrDefault("suffix", "")),
        queue::send);
  }

  /// A function whose log goes to its group as Lambda brings it there.
  private LambdaHost host(FunctionSettings function) {
    String group = "/aws/lambda/" + function.name();
    String stream = "arn:aws:logs:eu-central-1:123456789012:log-group:" + group + ":log-stream:one";
    actions.record(function.role(), "logs:CreateLogStream", stream);
    return new LambdaHost(
        function,
        line -> {
          actions.record(function.role(), "logs:PutLogEvents", stream);
          logs.with(group, Instant.now().toEpochMilli(), line);
        });
  }

  /// A function as the template configures it; besides, where the services and Spotify are here.
  public FunctionSettings settings(String logicalId) throws IOException {
    JsonNode function = template.properties(logicalId);
    Map<String, String> environment = new TreeMap<>();
    function
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    environment.put(
        "AWS_LAMBDA_LOG_FORMAT", function.path("LoggingConfig").path("LogFormat").asText("Text"));
    environment.put("AWS_ENDPOINT_URL", aws.url().toString());
    environment.put("AWS_ENDPOINT_URL_S3", s3.url().toString());
    environment.put("SPOTIFY_API_URL", spotify.apiUrl().toString());
    environment.put("SPOTIFY_ACCOUNTS_URL", spotify.accountsUrl().toString());
    return new FunctionSettings(
        function.path("FunctionName").asText(),
        logicalId + "Role",
        function.path("Handler").asText(),
        TaskRoot.ofModule(Objects.requireNonNull(MODULES.get(logicalId), logicalId)),
        function.path("MemorySize").asInt(),
        Duration.ofSeconds(function.path("Timeout").asInt()),
        environment);
  }

  /// As after `lake login`: the simulator's app and listeners are in the secret.
  public void signIn() {
    TreeMap<String, AccountCredentials> accounts = new TreeMap<>();
    for (ListenerCredentials listener : spotify.credentials().listeners()) {
      accounts.put(
          listener.label(),
          new AccountCredentials(
              new Secret(listener.refreshToken()),
              listener.consentedAt(),
              Set.of(listener.scopes().split(" ", -1)),
              listener.spotifyId()));
    }
    Credentials credentials =
        new Credentials(
            spotify.credentials().clientId(),
            new Secret(spotify.credentials().clientSecret()),
            accounts);
    secrets.with(secretArn(), CredentialsJson.write(credentials));
  }

  public String secretArn() {
    return template.physicalId("ExtractCredentialsSecret");
  }

  /// What EventBridge Scheduler sends: the target's input with its placeholders filled.
  public String scheduledEvent() {
    return template
        .properties("ExtractScheduleHourly")
        .path("Target")
        .path("Input")
        .asText()
        .replace("<aws.scheduler.scheduled-time>", spotify.now().toString())
        .replaceAll("<aws\\.scheduler\\.[a-z-]+>", "scheduler");
  }

  /// One hour: the simulated clock moves, the schedule fires, the queue is drained.
  public InvocationResult hour() throws IOException, InterruptedException {
    spotify.advance(Duration.ofHours(1));
    InvocationResult result = extract.invoke(scheduledEvent());
    events().poll();
    return result;
  }

  /// The functions' clock is the machine's and stays where it is while the simulated one moves on:
  /// so the extract's planned times are moved back instead, by the same duration.
  public void plansComeNearer(Duration time) throws IOException, InterruptedException {
    String key = "state/account=me.json";
    ObjectNode state = (ObjectNode) JSON.readTree(bucket("StorageRaw").resolve(key).toFile());
    ObjectNode due = (ObjectNode) state.path("due");
    for (Map.Entry<String, JsonNode> planned : List.copyOf(due.properties())) {
      due.put(planned.getKey(), Instant.parse(planned.getValue().asText()).minus(time).toString());
    }
    put("StorageRaw", key, state.toString().getBytes(UTF_8));
  }

  public EventSource events() {
    return new EventSource(
        queue, transform, template.properties("TransformFeed").path("BatchSize").asInt(), actions);
  }

  /// The schedule, before a function that may fail.
  public Schedule schedule(LambdaHost function) {
    return schedule("Extract", function, failedRuns);
  }

  /// The schedule of the compaction, before a function that may fail.
  public Schedule compactSchedule(LambdaHost function) {
    return schedule("Compact", function, deadLetters("CompactDeadLetters"));
  }

  private Schedule schedule(String part, LambdaHost function, MessageQueue failures) {
    return new Schedule(
        part + "ScheduleRole",
        function,
        template.arn(part + "Function"),
        template.properties(part + "WhenItFails").path("MaximumRetryAttempts").asInt(),
        failures,
        actions);
  }

  /// Puts an object into a bucket as nobody: no event is sent, and no action is recorded.
  public void put(String logicalId, String key, byte[] content)
      throws IOException, InterruptedException {
    s3Proxy.put(bucketPrefix + template.physicalId(logicalId), key, content);
  }

  /// Until what failed can be received again.
  public void visibilityPasses() {
    queueClock.pass(
        Duration.ofSeconds(
            template.properties("TransformQueue").path("VisibilityTimeout").asInt()));
  }

  public EvaluatedTemplate template() {
    return template;
  }

  public Path bucket(String logicalId) {
    return Objects.requireNonNull(buckets.get(logicalId), logicalId);
  }

  public S3Front s3() {
    return s3;
  }

  public ActionLog actions() {
    return actions;
  }

  public MessageQueue queue() {
    return queue;
  }

  public MessageQueue deadLetters() {
    return deadLetters;
  }

  /// What the schedule's function failed on.
  public MessageQueue failedRuns() {
    return failedRuns;
  }

  public SecretsService secrets() {
    return secrets;
  }

  public LogsService logs() {
    return logs;
  }

  public SpotifySimulator spotify() {
    return spotify;
  }

  public LambdaHost extract() {
    return extract;
  }

  public LambdaHost transform() {
    return transform;
  }

  public LambdaHost compact() {
    return compact;
  }

  public URI awsUrl() {
    return aws.url();
  }

  @Override
  public void close() throws IOException {
    extract.close();
    transform.close();
    compact.close();
    spotify.close();
    aws.close();
    s3.close();
    new SecretsSweep(List.copyOf(buckets.values())).refuseSecrets(extract.log(), transform.log());
    for (Path bucket : buckets.values()) {
      S3Proxy.delete(bucket);
    }
  }
}

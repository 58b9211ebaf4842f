package dev.spotifylake.it.lambda;

import dev.spotifylake.it.lambda.RuntimeApi.Event;
import dev.spotifylake.it.lambda.RuntimeApi.InvocationResponse;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One execution environment: a JVM with the runtime client, started as on Lambda's java25.
final class FunctionProcess implements AutoCloseable {
  // Lambda gives the start of a function ten seconds before it counts it against the timeout.
  private static final Duration INIT_LIMIT = Duration.ofSeconds(10);
  private static final Duration OFFER = Duration.ofMillis(20);

  private final FunctionSettings settings;
  private final RuntimeApi api;
  private final Process process;
  private final Path output;
  private long outputRead;

  FunctionProcess(FunctionSettings settings) throws IOException {
    this.settings = settings;
    this.api = new RuntimeApi(settings.name());
    // A file has all lines of a call when its response is there. A pipe has to be read first.
    this.output = Files.createTempFile("function-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command(settings))
            .directory(settings.taskRoot().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(lambdaEnvironment(settings, api.address()));
    environment.putAll(settings.environment());
    process = builder.start();
  }

  private static List<String> command(FunctionSettings settings) {
    // Lambda's java25 runs C1 only, with the serial collector,
    // and leaves the JVM a share of its own.
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Xmx" + settings.memoryMegabytes() * 8 / 10 + "m",
        "-cp",
        runtimeClient(),
        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
        settings.handler());
  }

  private static String runtimeClient() {
    try (Stream<Path> jars = Files.list(Path.of("target", "runtime-client"))) {
      return jars.map(jar -> jar.toAbsolutePath().toString())
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException("the build copies the runtime client to target", e);
    }
  }

  private static Map<String, String> lambdaEnvironment(FunctionSettings settings, String address) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", address),
        Map.entry("_HANDLER", settings.handler()),
        Map.entry("LAMBDA_TASK_ROOT", settings.taskRoot().toString()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", settings.name()),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMegabytes())),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.name()),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "[$LATEST]0"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_REGION", "eu-central-1"),
        Map.entry("AWS_DEFAULT_REGION", "eu-central-1"),
        Map.entry("AWS_ACCESS_KEY_ID", settings.role()),
        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
        Map.entry("AWS_SESSION_TOKEN", "local"),
        Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"));
  }

  /// The lines of output since the last call of this method; none after [#close].
  synchronized List<String> newLines() throws IOException {
    if (!Files.exists(output)) {
      return List.of();
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(output)) {
      in.skipNBytes(outputRead);
      bytes = in.readAllBytes();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (process.isAlive()) {
      text = text.substring(0, text.lastIndexOf('\n') + 1);
    }
    outputRead += text.getBytes(StandardCharsets.UTF_8).length;
    return text.lines().toList();
  }

  boolean usable() {
    return process.isAlive() && !api.initError().isDone();
  }

  /// Carries one event through. Afterwards a process that timed out or exited is not usable.
  InvocationResponse invoke(String requestId, String payload) throws InterruptedException {
    Event event = new Event(requestId, payload, settings.timeout(), new CompletableFuture<>());
    long giveUp = System.nanoTime() + INIT_LIMIT.plus(settings.timeout()).toNanos();
    while (!api.offer(event, OFFER)) {
      if (api.initError().isDone()) {
        return new InvocationResponse(api.initError().join(), true);
      }
      if (!process.isAlive()) {
        return exited(requestId);
      }
      if (System.nanoTime() > giveUp) {
        kill();
        return timedOut(requestId);
      }
    }
    process
        .onExit()
        .thenAccept(ignored -> event.response().complete(exited(requestId)))
        .exceptionally(
            failure -> {
              event.response().completeExceptionally(failure);
              return null;
            });
    try {
      return event.response().get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      kill();
      return timedOut(requestId);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private InvocationResponse timedOut(String requestId) {
    double seconds = settings.timeout().toMillis() / 1000.0;
    return error(
        "Sandbox.Timedout",
        requestId,
        String.format(Locale.ROOT, "Task timed out after %.2f seconds", seconds));
  }

  private InvocationResponse exited(String requestId) {
    int status = process.isAlive() ? -1 : process.exitValue();
    // Java reports a death by signal n as 128 + n, Lambda by the signal's name.
    return error(
        "Runtime.ExitError",
        requestId,
        "Runtime exited with error: "
            + (status > 128 ? "signal: killed" : "exit status " + status));
  }

  private static InvocationResponse error(String type, String requestId, String what) {
    String text = "RequestId: " + requestId + " Error: " + what;
    return new InvocationResponse(
        "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + text + "\"}", true);
  }

  /// Of all its threads since its start.
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    api.close();
    Files.deleteIfExists(output);
  }
}

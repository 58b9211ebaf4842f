package dev.spotifylake.it.command;

import dev.spotifylake.simulator.signin.SecretMark;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The `lake` command in its own process, because the SDK reads the environment of a process.
public final class LakeProcess {
  /// @param out what was printed on both streams
  public record Result(int exitCode, String out) {}

  /// @param out the result
  /// @param err errors and costs
  public record Streams(int exitCode, String out, String err) {}

  private final Map<String, String> environment = new TreeMap<>();
  private final Path home;

  /// With credentials for the services at this address.
  public LakeProcess(Path home, URI aws) {
    this.home = home;
    environment.putAll(environment(home, aws));
  }

  static Map<String, String> environment(Path home, URI aws) {
    return Map.of(
        "AWS_ENDPOINT_URL", aws.toString(),
        "AWS_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "Person",
        "AWS_SECRET_ACCESS_KEY", "local",
        // Nothing of the machine the tests run on.
        "AWS_EC2_METADATA_DISABLED", "true",
        "AWS_CONFIG_FILE", home.resolve("no-config").toString(),
        "AWS_SHARED_CREDENTIALS_FILE", home.resolve("no-credentials").toString());
  }

  public LakeProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public LakeProcess without(String... variables) {
    for (String variable : variables) {
      environment.remove(variable);
    }
    return this;
  }

  /// @return what was printed on both streams
  public Result run(String... arguments) throws IOException, InterruptedException {
    return run(line -> {}, arguments);
  }

  /// @param watcher is shown each line as it is printed
  /// @return what was printed on both streams
  Result run(Consumer<String> watcher, String... arguments)
      throws IOException, InterruptedException {
    Process process = builder(arguments).redirectErrorStream(true).start();
    StringBuilder out = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.append(line).append('\n');
        watcher.accept(line);
      }
    }
    if (SecretMark.isIn(out.toString())) {
      throw new AssertionError(
          "`lake " + String.join(" ", arguments) + "` prints a secret: " + out);
    }
    return new Result(process.waitFor(), out.toString());
  }

  /// @return what was printed on each stream
  public Streams runWithStreams(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    Process process = start(out, err, arguments);
    return new Streams(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  /// Begins, and does not wait.
  ///
  /// @param out takes what is printed
  public Process start(Path out, Path err, String... arguments) throws IOException {
    return builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  private ProcessBuilder builder(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(BuiltCommand.shared().javaCommand());
    command.add("-Duser.home=" + home);
    command.add(BuiltCommand.MAIN_CLASS);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}

package dev.spotifylake.it.command;

import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.aws.AthenaService;
import dev.spotifylake.it.aws.AwsServer;
import dev.spotifylake.it.aws.StacksService;
import dev.spotifylake.testsupport.cloudformation.CloudFormationTemplate;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The jars of the `lake` command as the build packed them, started as the start script starts
/// them: with a cache of the classes that a run loads. Tests start the command some sixty times;
/// the cache is made once for each build of the jars.
final class BuiltCommand {
  static final String MAIN_CLASS = "dev.spotifylake.cli.Main";
  private static final int TRAINING_MINUTES = 5;
  private static @Nullable BuiltCommand shared;

  private final String classPath;
  private final Path cache;

  private BuiltCommand(String classPath, Path cache) {
    this.classPath = classPath;
    this.cache = cache;
  }

  static synchronized BuiltCommand shared() throws IOException {
    BuiltCommand command = shared;
    if (command == null) {
      command = find();
      shared = command;
    }
    return command;
  }

  private static BuiltCommand find() throws IOException {
    Path built = Path.of("..", "cli", "target").toAbsolutePath().normalize();
    List<Path> jars = new ArrayList<>(jars(built, "cli-"));
    jars.addAll(jars(built.resolve("lake").resolve("lib"), ""));
    if (jars.size() < 2) {
      throw new IOException(
          built
              + " has no jar of the command; expected it packed: run ./mvnw verify"
              + " -pl integration-tests -am");
    }
    long newest = 0;
    for (Path jar : jars) {
      newest = Math.max(newest, Files.getLastModifiedTime(jar).toMillis());
    }
    String classPath = String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    Path caches = Files.createDirectories(Path.of("target", "lake-command")).toAbsolutePath();
    Path cache = caches.resolve("%x-%x.aot".formatted(newest, classPath.hashCode()));
    BuiltCommand command = new BuiltCommand(classPath, cache);
    if (!Files.exists(cache)) {
      command.train(caches);
    }
    return command;
  }

  private static List<Path> jars(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .toList();
    }
  }

  /// Up to the main class.
  List<String> javaCommand() {
    return javaCommand("-XX:AOTCache=" + cache);
  }

  private List<String> javaCommand(String cacheOption) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        cacheOption,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-Xlog:disable",
        "-cp",
        classPath);
  }

  /// Runs a query on a stack, which loads most of what commands on a stack have in common. Without
  /// a cache the command starts all the same, only later.
  private void train(Path work) throws IOException {
    EvaluatedTemplate template =
        CloudFormationTemplate.committed().evaluate(Map.of("AlarmMail", "none"));
    String workGroup = template.properties("WorkGroup").path("Name").asText();
    AthenaService athena =
        new AthenaService(
                (database, sql) ->
                    new AthenaService.QueryResult(
                        List.of(new AthenaService.Column("n", "integer")),
                        List.of(List.of("1")),
                        0))
            .withWorkGroup(workGroup, Long.MAX_VALUE);
    Path made = work.resolve(cache.getFileName() + ".new");
    try (AwsServer aws =
        new AwsServer(
            new ActionLog(),
            List.of(athena),
            null,
            new StacksService().with("lake", template.outputs()))) {
      List<String> command = new ArrayList<>(javaCommand("-XX:AOTCacheOutput=" + made));
      command.addAll(List.of(MAIN_CLASS, "query", "SELECT 1", "--stack", "lake"));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(work.resolve("training.log").toFile());
      builder.environment().clear();
      builder.environment().putAll(LakeProcess.environment(work, aws.url()));
      Process process = builder.start();
      if (!process.waitFor(TRAINING_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      } else if (process.exitValue() == 0 && Files.exists(made)) {
        Files.move(made, cache);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

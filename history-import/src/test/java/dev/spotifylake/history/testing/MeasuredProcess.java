package dev.spotifylake.history.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Work in a Java process of its own, so that its memory and time can be measured. The process
/// prints one line of numbers.
final class MeasuredProcess {
  // How Linux names the most memory a process ever held, in KB.
  private static final String PEAK = "VmHWM:";

  private MeasuredProcess() {}

  /// Runs a class's `main` with so much heap; returns the numbers of the last line it printed.
  static long[] run(Class<?> main, String heap, Path... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    for (Path argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String last = out.lines().toList().getLast();
    return Arrays.stream(last.strip().split(" ")).mapToLong(Long::parseLong).toArray();
  }

  /// The most memory this process ever held, in KB; -1 where the system does not say.
  static long peakKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(PEAK))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(-1);
  }
}

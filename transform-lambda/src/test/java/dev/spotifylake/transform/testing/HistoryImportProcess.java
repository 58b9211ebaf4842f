package dev.spotifylake.transform.testing;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.transform.HistoryImportReport;
import dev.spotifylake.transform.HistoryImporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;

/// An import in a process of its own, so that its memory can be measured. Prints one line of
/// numbers.
public final class HistoryImportProcess {
  // How Linux names the most memory a process ever held, in KB.
  private static final String PEAK = "VmHWM:";

  private HistoryImportProcess() {}

  /// @param peakKilobytes resident, the whole process; -1 where the system does not tell
  public record Outcome(
      long rowsRead,
      long newPlays,
      long knownPlays,
      long repeats,
      long rejects,
      long peakKilobytes,
      long millis) {
    static Outcome parse(String line) {
      long[] numbers = Arrays.stream(line.strip().split(" ")).mapToLong(Long::parseLong).toArray();
      return new Outcome(
          numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
    }
  }

  /// Runs the import with so much heap; answers what it said.
  public static Outcome run(Path lake, Path export, String heap) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HistoryImportProcess.class.getName(),
                lake.toString(),
                export.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Outcome.parse(out.lines().toList().getLast());
  }

  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    TestLake lake = new TestLake(Path.of(arguments[0]));
    HistoryImportReport report =
        new HistoryImporter(
                lake.store(),
                lake.transformer(LakeFormat.PARQUET),
                TestLake.FIRST_DAY,
                InstantSource.fixed(TestLake.NOW))
            .importHistory(Path.of(arguments[1]), "me", null, null);
    System.out.println(
        "%d %d %d %d %d %d %d"
            .formatted(
                report.rowsRead(),
                report.newPlays(),
                report.knownPlays(),
                report.repeats(),
                report.rejects(),
                peakKilobytes(),
                (System.nanoTime() - start) / 1_000_000));
  }

  /// Of this process; -1 where the system does not tell.
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

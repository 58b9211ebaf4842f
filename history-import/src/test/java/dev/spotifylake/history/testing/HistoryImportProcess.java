package dev.spotifylake.history.testing;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.history.imports.HistoryImportReport;
import dev.spotifylake.history.imports.HistoryImporter;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// An import in its own process, so that its memory can be measured. Prints a line of numbers.
public final class HistoryImportProcess {
  private HistoryImportProcess() {}

  /// @param peakKilobytes resident, the whole process; -1 where the system does not say
  public record Outcome(
      long rowsRead,
      long newPlays,
      long knownPlays,
      long repeats,
      long rejects,
      long peakKilobytes,
      long millis) {}

  /// Runs the import with so much heap; returns what it printed.
  public static Outcome run(Path lake, Path export, String heap) throws IOException {
    long[] numbers = MeasuredProcess.run(HistoryImportProcess.class, heap, lake, export);
    return new Outcome(
        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
  }

  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    TestLake lake = new TestLake(Path.of(arguments[0]));
    HistoryImportReport report =
        new HistoryImporter(
                lake.store(),
                lake.transformer(LakeFormat.PARQUET),
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
                MeasuredProcess.peakKilobytes(),
                (System.nanoTime() - start) / 1_000_000));
  }
}

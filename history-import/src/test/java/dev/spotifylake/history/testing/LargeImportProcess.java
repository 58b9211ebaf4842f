package dev.spotifylake.history.testing;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.history.imports.ImportReport;
import dev.spotifylake.history.imports.Importer;
import dev.spotifylake.transform.TransformReport;
import dev.spotifylake.transform.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// The import of one saved response in a process of its own, so that its memory can be measured.
public final class LargeImportProcess {
  private LargeImportProcess() {}

  /// @param peakKilobytes resident, the whole process; -1 where the system does not say
  public record Outcome(
      long objects, long elements, long rejects, long rows, long peakKilobytes, long millis) {}

  /// Imports a playlist's entries with so much heap; returns what it printed.
  public static Outcome run(Path lake, Path file, String heap) throws IOException {
    long[] numbers = MeasuredProcess.run(LargeImportProcess.class, heap, lake, file);
    return new Outcome(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }

  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    TestLake lake = new TestLake(Path.of(arguments[0]));
    ImportReport report =
        new Importer(
                lake.store(),
                lake.transformer(LakeFormat.PARQUET),
                InstantSource.fixed(TestLake.NOW))
            .importResponse(Path.of(arguments[1]), Source.PLAYLIST_ITEMS, "p1", "me", null);
    TransformReport made = report.transforms().getFirst();
    System.out.println(
        "%d %d %d %d %d %d"
            .formatted(
                report.transforms().size(),
                made.elements(),
                made.rejects(),
                made.rows().getOrDefault("playlist_items", 0L),
                MeasuredProcess.peakKilobytes(),
                (System.nanoTime() - start) / 1_000_000));
  }
}

package dev.spotifylake.transform.testing;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.transform.Replay;
import dev.spotifylake.transform.ReplayReport;
import dev.spotifylake.transform.ReplaySelection;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;

/// A transform in a process of its own, so that what it costs can be measured from outside. Loads
/// nothing that the deployed function would not.
public final class TransformProcess {
  private TransformProcess() {}

  /// @param arguments `one` or `replay`, the lake's folder, the folder to write into, and for `one`
  ///   the raw key
  public static void main(String[] arguments) throws IOException {
    FolderObjectStore raw = new FolderObjectStore(Path.of(arguments[1]));
    FolderObjectStore curated = new FolderObjectStore(Path.of(arguments[2]));
    Transformer transformer =
        new Transformer(
            raw, curated, LakeFormat.PARQUET, LocalDate.of(2026, 1, 1), InstantSource.system());
    switch (arguments[0]) {
      case "one" -> transformer.transform(arguments[3]);
      case "replay" -> {
        int threads = Runtime.getRuntime().availableProcessors();
        ReplayReport report =
            new Replay(raw, transformer, threads).replay(ReplaySelection.EVERYTHING, false);
        if (!report.failures().isEmpty()) {
          throw new IllegalStateException(report.failures().toString());
        }
      }
      default -> throw new IllegalArgumentException("expected one or replay");
    }
  }
}

package dev.spotifylake.history.testing;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.history.replay.Replay;
import dev.spotifylake.history.replay.ReplayReport;
import dev.spotifylake.history.replay.ReplaySelection;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.nio.file.Path;

/// A replay in a process of its own, so that what it costs can be measured from outside.
public final class ReplayProcess {
  private ReplayProcess() {}

  /// @param arguments the lake's folder, the folder to write into
  public static void main(String[] arguments) throws IOException {
    FolderObjectStore raw = new FolderObjectStore(Path.of(arguments[0]));
    FolderObjectStore curated = new FolderObjectStore(Path.of(arguments[1]));
    Transformer transformer = new Transformer(raw, curated, LakeFormat.PARQUET);
    int threads = Runtime.getRuntime().availableProcessors();
    ReplayReport report =
        new Replay(raw, curated, transformer, threads).replay(ReplaySelection.EVERYTHING, false);
    if (!report.failures().isEmpty()) {
      throw new IllegalStateException(report.failures().toString());
    }
  }
}

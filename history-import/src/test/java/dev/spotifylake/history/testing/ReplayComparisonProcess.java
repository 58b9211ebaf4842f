package dev.spotifylake.history.testing;

import com.sun.management.OperatingSystemMXBean;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.history.replay.Replay;
import dev.spotifylake.history.replay.ReplayReport;
import dev.spotifylake.history.replay.ReplaySelection;
import dev.spotifylake.transform.EarlierRelease;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// A dry run over a lake whose every table file differs, in a process of its own. `make` writes the
/// tables as a release would that wrote each row twice; `compare` compares, and prints the rows
/// before and after and the process's CPU time in milliseconds.
public final class ReplayComparisonProcess {
  private ReplayComparisonProcess() {}

  /// @param arguments `make` or `compare`, the lake's folder
  public static void main(String[] arguments) throws IOException {
    FolderObjectStore lake = new FolderObjectStore(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "make" -> make(lake);
      case "compare" -> compare(lake);
      default -> throw new IllegalArgumentException("expected make or compare");
    }
  }

  private static void make(FolderObjectStore lake) throws IOException {
    Transformer transformer =
        EarlierRelease.transformer(
            lake,
            lake,
            LakeFormat.PARQUET,
            sink ->
                (row, partition) -> {
                  sink.write(row, partition);
                  sink.write(row, partition);
                });
    for (String rawKey : ReplaySelection.EVERYTHING.rawKeys(lake)) {
      transformer.transform(rawKey);
    }
  }

  private static void compare(FolderObjectStore lake) throws IOException {
    Transformer transformer = new Transformer(lake, lake, LakeFormat.PARQUET);
    ReplayReport report =
        new Replay(lake, lake, transformer, Runtime.getRuntime().availableProcessors())
            .replay(ReplaySelection.EVERYTHING, true);
    if (!report.failures().isEmpty()) {
      throw new IllegalStateException(report.failures().toString());
    }
    long before = 0;
    long after = 0;
    for (ReplayReport.TableDifference table : report.tables().values()) {
      before += table.rows().before();
      after += table.rows().after();
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(before + " " + after + " " + system.getProcessCpuTime() / 1_000_000);
  }
}

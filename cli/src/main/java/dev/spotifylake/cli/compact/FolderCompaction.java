package dev.spotifylake.cli.compact;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.Progress;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.compact.Compaction;
import dev.spotifylake.compact.CompactionPlan;
import dev.spotifylake.compact.CompactionReport;
import dev.spotifylake.compact.CompactionSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compaction of a lake in a folder.
public final class FolderCompaction {
  // As often as a deployed lake is compacted. Each one writes the merged files that changed again.
  private static final Duration INTERVAL = Duration.ofHours(6);

  private final LakeFolder lake;
  private final CliContext context;

  public FolderCompaction(LakeFolder lake, CliContext context) {
    this.lake = lake;
    this.context = context;
  }

  /// What a compaction would do now; nothing changes.
  public CompactionPlan plan() throws IOException {
    return compaction().plan();
  }

  /// Shows a progress bar at a terminal where it takes longer than a second.
  public CompactionReport compact() throws IOException {
    try (Progress progress = Progress.ofLongWork(context, "compact")) {
      return compaction().compact(progress::at);
    }
  }

  /// Compacts the lake after a run, where six hours have passed since the last time. Null where
  /// they have not. A lake that cannot be compacted does not make the run fail: the line that says
  /// why is a problem of the report.
  public @Nullable CompactionReport compactWhenDue() throws IOException {
    try {
      Instant last = LakeFiles.read(lake.curatedStore()).files().compactedAt();
      return context.clock().instant().isBefore(last.plus(INTERVAL)) ? null : compact();
    } catch (LakeException unusable) {
      return new CompactionReport(0, 0, 0, 0, 0, 0, List.of(String.valueOf(unusable.getMessage())));
    }
  }

  private Compaction compaction() {
    FolderObjectStore curated = lake.curatedStore();
    return new Compaction(
        lake.rawStore(),
        curated,
        lake.configuration().format(),
        context.clock(),
        CompactionSettings.DEFAULT);
  }
}

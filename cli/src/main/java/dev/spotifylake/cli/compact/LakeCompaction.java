package dev.spotifylake.cli.compact;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.Progress;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.config.LakeConfiguration;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.config.Retention;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.compact.Compaction;
import dev.spotifylake.compact.CompactionPlan;
import dev.spotifylake.compact.CompactionReport;
import dev.spotifylake.compact.CompactionSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compaction by this process, of a lake in a folder or of a deployed one.
public final class LakeCompaction {
  // As often as a deployed lake is compacted. Each one writes the merged files that changed again.
  private static final Duration INTERVAL = Duration.ofHours(6);

  private final ObjectStore raw;
  private final ObjectStore curated;
  private final LakeFormat format;
  private final Retention retention;
  private final CliContext context;

  private LakeCompaction(
      ObjectStore raw, ObjectStore curated, LakeConfiguration configuration, CliContext context) {
    this.raw = raw;
    this.curated = curated;
    this.format = configuration.format();
    this.retention = configuration.retention();
    this.context = context;
  }

  /// Of a lake in a folder.
  public static LakeCompaction of(LakeFolder lake, CliContext context) {
    return new LakeCompaction(lake.rawStore(), lake.curatedStore(), lake.configuration(), context);
  }

  /// Of a deployed lake.
  static LakeCompaction of(LakeLocation lake, CliContext context) {
    return new LakeCompaction(lake.raw(), lake.curated(), lake.configuration(), context);
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
      Instant last = LakeFiles.read(curated).files().compactedAt();
      return context.clock().instant().isBefore(last.plus(INTERVAL)) ? null : compact();
    } catch (LakeException unusable) {
      return new CompactionReport(
          0, 0, 0, 0, 0, 0, false, null, List.of(String.valueOf(unusable.getMessage())));
    }
  }

  private Compaction compaction() {
    return new Compaction(
        raw, curated, format, context.clock(), CompactionSettings.DEFAULT.keeping(retention));
  }
}

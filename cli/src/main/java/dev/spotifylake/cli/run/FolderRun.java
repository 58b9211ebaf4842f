package dev.spotifylake.cli.run;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.compact.LakeCompaction;
import dev.spotifylake.cli.location.FolderLocation;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.extract.Extractor;
import dev.spotifylake.extract.RunRequest;
import dev.spotifylake.extract.report.RunReport;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run of a lake in a folder: extracts what is due, transforms what is new, and compacts the
/// tables every six hours.
public final class FolderRun {
  private FolderRun() {}

  /// @param at the hour that labels the run; it changes nothing else
  /// @throws dev.spotifylake.common.LakeException where the run cannot start
  public static RunOutput make(FolderLocation location, CliContext context, @Nullable Instant at)
      throws IOException {
    LakeFiles.checkLayout(location.curated());
    Extractor extractor = new Extractor(location.setup(context, location.credentials()));
    RunReport report = extractor.run(new RunRequest(at, null));
    PendingTransform.Report transformed = new PendingTransform(location.folder()).run(context);
    return new RunOutput(
        report, transformed, LakeCompaction.of(location.folder(), context).compactWhenDue());
  }
}

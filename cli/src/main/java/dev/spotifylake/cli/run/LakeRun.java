package dev.spotifylake.cli.run;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.location.FolderLocation;
import dev.spotifylake.extract.Extractor;
import dev.spotifylake.extract.RunRequest;
import dev.spotifylake.extract.report.RunReport;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One pass over a lake in a folder: extract what is due, transform what is new.
public final class LakeRun {
  private LakeRun() {}

  /// @param at the hour the run stands for; it only labels it
  /// @throws dev.spotifylake.common.LakeException if the run as a whole can do nothing
  public static RunOutput make(FolderLocation place, CliContext context, @Nullable Instant at)
      throws IOException {
    Extractor extractor = new Extractor(place.setup(context, place.credentials()));
    RunReport report = extractor.run(new RunRequest(at, null));
    return new RunOutput(
        report, new PendingTransform(place.folder(), context.clock()).run(context));
  }
}

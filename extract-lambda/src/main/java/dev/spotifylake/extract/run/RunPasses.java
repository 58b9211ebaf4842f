package dev.spotifylake.extract.run;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.state.PassCheckpoint;
import dev.spotifylake.extract.token.TokenHolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The passes of one run: gives each new one its id, and collects a report of each.
public final class RunPasses {
  private final String runId;
  private final Instant startedAt;
  private final List<PassReport> reports = new ArrayList<>();
  private int begun;

  public RunPasses(String runId, Instant startedAt) {
    this.runId = runId;
    this.startedAt = startedAt;
  }

  /// The checkpoint of a new pass, before its first page.
  ///
  /// @param snapshotId version of the list, for lists that have one
  public PassCheckpoint begin(PassReport.Kind kind, @Nullable String snapshotId) {
    begun++;
    return PassCheckpoint.begin(runId + "_p" + begun, kind, snapshotId, startedAt);
  }

  /// Reports a pass as it stands after this run.
  ///
  /// @param entity whose list it is; null for an account's own list
  /// @param complete whether the pass has reached its end
  public void report(
      Source source,
      TokenHolder holder,
      @Nullable String entity,
      PassCheckpoint checkpoint,
      boolean complete) {
    reports.add(
        new PassReport(
            source,
            holder.accountLabel(),
            entity,
            checkpoint.passId(),
            checkpoint.kind(),
            checkpoint.items(),
            complete,
            checkpoint.consistent()));
  }

  /// In the order in which they were reported.
  public List<PassReport> reports() {
    return List.copyOf(reports);
  }
}

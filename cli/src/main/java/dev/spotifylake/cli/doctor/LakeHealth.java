package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.compact.pending.PendingObjects;
import dev.spotifylake.extract.state.AppState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The state of the lake itself.
///
/// @param pending raw objects that no transform has finished
/// @param unfinishedRuns runs that started and did not end
/// @param tables what its tables show
/// @param compaction how far its compaction is
record LakeHealth(
    int pending, int unfinishedRuns, TableHealth tables, CompactionHealth compaction) {
  static LakeHealth of(LakeLocation location, AppState app, TableHealth tables, Instant now)
      throws IOException {
    return new LakeHealth(
        new PendingObjects(location.raw(), location.curated()).sinceLastFolded(now).size(),
        app.unfinishedRuns().size(),
        tables,
        CompactionHealth.of(location));
  }

  List<String> problems(LakeLocation location, Instant now) {
    List<String> problems = new ArrayList<>();
    if (pending > 0) {
      problems.add(
          pending
              + " raw objects are not in the tables yet; run: "
              + location.command("run")
              + ", or: "
              + location.command("replay"));
    }
    if (unfinishedRuns > 0) {
      problems.add(
          unfinishedRuns
              + " runs did not finish; the next run reads again what they had not stored; run: "
              + location.command("run"));
    }
    problems.addAll(compaction.problems(location, now));
    problems.addAll(tables.problems(location));
    return problems;
  }
}

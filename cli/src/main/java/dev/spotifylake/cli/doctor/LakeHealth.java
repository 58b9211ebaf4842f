package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.location.LakeLocation;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.transform.PendingObjects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The lake itself.
///
/// @param pending raw objects that no transform has finished
/// @param unfinishedRuns runs that began and did not end
/// @param tables what its tables tell
record LakeHealth(int pending, int unfinishedRuns, TableHealth tables) {
  static LakeHealth of(LakeLocation place, AppState app, TableHealth tables) throws IOException {
    return new LakeHealth(
        new PendingObjects(place.raw(), place.curated()).rawKeysWithoutManifest().size(),
        app.unfinishedRuns().size(),
        tables);
  }

  List<String> problems(LakeLocation place) {
    List<String> problems = new ArrayList<>();
    if (pending > 0) {
      problems.add(
          pending
              + " raw objects are not in the tables yet; run: "
              + place.command("run")
              + ", or: "
              + place.command("replay"));
    }
    if (unfinishedRuns > 0) {
      problems.add(
          unfinishedRuns
              + " runs did not come to their end; the next run reads again what they had not"
              + " stored: "
              + place.command("run"));
    }
    problems.addAll(tables.problems(place));
    return problems;
  }
}

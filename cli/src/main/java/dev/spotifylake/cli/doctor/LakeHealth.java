package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.extract.state.AppState;
import dev.spotifylake.transform.PendingObjects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The lake itself.
///
/// @param pending raw objects that no transform has finished
/// @param unfinishedRuns runs that began and did not end
record LakeHealth(int pending, int unfinishedRuns) {
  static LakeHealth of(LakeFolder folder, AppState app) throws IOException {
    return new LakeHealth(
        new PendingObjects(folder.rawStore(), folder.curatedStore())
            .rawKeysWithoutManifest()
            .size(),
        app.unfinishedRuns().size());
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (pending > 0) {
      problems.add(
          pending + " raw objects are not in the tables yet; run: lake run, or: lake replay");
    }
    if (unfinishedRuns > 0) {
      problems.add(
          unfinishedRuns
              + " runs did not come to their end; the next run reads again what they had not"
              + " stored: lake run");
    }
    return problems;
  }
}

package dev.spotifylake.cli.simulation;

import dev.spotifylake.cli.command.Progress;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.extract.report.RunReport;
import dev.spotifylake.extract.report.SourceReport;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The runs of a demo: in each hour the simulated time advances, a run reads Spotify, and its raw
/// objects become rows.
///
/// @param runs number of runs
/// @param calls number of their calls
/// @param rawObjects number of raw objects that they stored
/// @param problems that the runs reported; empty where nothing failed
record DemoRun(int runs, int calls, int rawObjects, List<String> problems) {

  static DemoRun of(SimulatedSpotify spotify, LakeFolder lake, int hours, Progress progress)
      throws IOException {
    ObjectStore raw = lake.rawStore();
    Transformer transformer =
        new Transformer(raw, lake.curatedStore(), lake.configuration().format());
    Instant start = spotify.now();
    List<String> problems = new ArrayList<>();
    int calls = 0;
    int rawObjects = 0;
    for (int hour = 1; hour <= hours; hour++) {
      RunReport report = spotify.runAt(start.plus(Duration.ofHours(hour)));
      for (String key : report.rawKeys()) {
        transformer.transform(key);
      }
      calls += report.sources().stream().mapToInt(SourceReport::calls).sum();
      rawObjects += report.rawKeys().size();
      report.problems().stream().filter(line -> !problems.contains(line)).forEach(problems::add);
      progress.step();
    }
    return new DemoRun(hours, calls, rawObjects, List.copyOf(problems));
  }
}

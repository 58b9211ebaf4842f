package dev.spotifylake.cli.run;

import dev.spotifylake.cli.command.CliContext;
import dev.spotifylake.cli.command.Progress;
import dev.spotifylake.cli.folder.LakeFolder;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.compact.pending.PendingObjects;
import dev.spotifylake.transform.TransformReport;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Transforms the raw objects that no transform has finished yet, one by one. An object that cannot
/// be transformed does not stop the others.
final class PendingTransform {
  // Fewer objects are done before anybody could read a progress bar.
  private static final int MIN_FOR_PROGRESS = 20;

  private final PendingObjects pending;
  private final Transformer transformer;

  public PendingTransform(LakeFolder lake) {
    ObjectStore raw = lake.rawStore();
    ObjectStore curated = lake.curatedStore();
    this.pending = new PendingObjects(raw, curated);
    this.transformer = new Transformer(raw, curated, lake.configuration().format());
  }

  /// What a transform did.
  ///
  /// @param rows rows written, by table
  /// @param problems one line for each object that could not be transformed; it stays pending
  public record Report(
      int objects, SortedMap<String, Long> rows, long rejects, List<String> problems) {}

  public Report run(CliContext context) throws IOException {
    List<String> keys = pending.sinceLastFolded(context.clock().instant());
    SortedMap<String, Long> rows = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    long rejects = 0;
    try (Progress progress = progress(context, keys.size())) {
      for (String key : keys) {
        try {
          TransformReport report = transformer.transform(key);
          report.rows().forEach((table, count) -> rows.merge(table, count, Long::sum));
          rejects += report.rejects();
        } catch (LakeException unusable) {
          problems.add(unusable.getMessage());
        }
        progress.step();
      }
    }
    return new Report(keys.size() - problems.size(), rows, rejects, List.copyOf(problems));
  }

  private static Progress progress(CliContext context, int objects) {
    return objects < MIN_FOR_PROGRESS
        ? Progress.none()
        : Progress.of(context, "transform", objects);
  }
}

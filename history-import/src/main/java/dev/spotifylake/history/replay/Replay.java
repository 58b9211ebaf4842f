package dev.spotifylake.history.replay;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.history.replay.ReplayReport.TableDifference;
import dev.spotifylake.transform.BuiltObject;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.Transformer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Curated again from raw. Outputs of raw objects that have expired are never touched: only the
/// objects that are there are transformed.
public final class Replay {
  private final ObjectStore raw;
  private final ObjectStore curated;
  private final Transformer transformer;
  private final int threads;

  /// @param curated the store the transformer puts into
  /// @param threads objects transformed at the same time
  public Replay(ObjectStore raw, ObjectStore curated, Transformer transformer, int threads) {
    this.raw = raw;
    this.curated = curated;
    this.transformer = transformer;
    this.threads = threads;
  }

  /// Transforms every selected object again, or in a dry run only finds out what that would change.
  /// An object that cannot be transformed is named in the report and keeps its output; the others
  /// go on.
  public ReplayReport replay(ReplaySelection selection, boolean dryRun) throws IOException {
    List<String> keys = selection.rawKeys(raw);
    FoldedManifests folded = new FoldedManifests(curated, keys);
    TableDifferences differences = new TableDifferences();
    List<String> failures = new ArrayList<>();
    try (TableFileReader reader = new TableFileReader(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<SortedMap<String, TableDifference>>> waiting = new ArrayList<>(keys.size());
      keys.forEach(key -> waiting.add(pool.submit(() -> one(key, dryRun, reader, folded))));
      for (int i = 0; i < keys.size(); i++) {
        try {
          differences.add(waiting.get(i).get());
        } catch (ExecutionException failed) {
          failures.add(line(keys.get(i), failed));
        } catch (InterruptedException stopped) {
          pool.shutdownNow();
          Thread.currentThread().interrupt();
          throw new LakeException(
              "the replay was stopped after "
                  + i
                  + " of "
                  + keys.size()
                  + " objects; start it again to go over all of them",
              stopped);
        }
      }
    }
    return new ReplayReport(dryRun, keys.size(), differences.byTable(), failures);
  }

  private SortedMap<String, TableDifference> one(
      String rawKey, boolean dryRun, TableFileReader reader, FoldedManifests folded)
      throws IOException {
    try (BuiltObject built = transformer.build(rawKey)) {
      Manifest loose = transformer.manifest(rawKey);
      Manifest merged = loose == null ? folded.of(rawKey) : null;
      ObjectComparison comparison =
          merged == null
              ? ObjectComparison.withFiles(curated, reader, loose, built)
              : ObjectComparison.withMergedRows(curated, reader, merged, built);
      SortedMap<String, TableDifference> differences = comparison.byTable();
      if (!dryRun) {
        transformer.put(built);
      }
      return differences;
    }
  }

  private static String line(String rawKey, ExecutionException failed) {
    Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
    String message = String.valueOf(cause.getMessage());
    return message.contains(rawKey) ? message : rawKey + ": " + message;
  }
}

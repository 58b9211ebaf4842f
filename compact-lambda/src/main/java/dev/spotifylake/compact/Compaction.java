package dev.spotifylake.compact;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.compact.backup.Backups;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.compact.pending.ImportIntents;
import dev.spotifylake.compact.pending.PendingObjects;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.Manifests;
import dev.spotifylake.transform.file.FileFormat;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Folds the loose files of a lake into merged files, and their manifests into indexes.
///
/// It works in steps, each of some thousand raw objects. A step puts new merged files and indexes,
/// then names them in [LakeFiles] by one conditional put, then deletes the folded manifests. A
/// process that is killed at any point leaves files that no record names, and the next compaction
/// goes on from the record. Files that became obsolete are deleted by a later compaction, so that
/// queries that read them can end.
public final class Compaction {
  // The key of a raw object has the time of its first response. A run may hold that response for
  // hours before it stores the object.
  private static final Duration LONGEST_RUN = Duration.ofDays(1);

  private final ObjectStore raw;
  private final ObjectStore curated;
  private final List<FileFormat> formats;
  private final InstantSource clock;
  private final CompactionSettings settings;

  /// @param raw the store under `LAKE_RAW`
  /// @param curated the store under `LAKE_CURATED`
  /// @param format of the merged files
  public Compaction(
      ObjectStore raw,
      ObjectStore curated,
      LakeFormat format,
      InstantSource clock,
      CompactionSettings settings) {
    this.raw = raw;
    this.curated = curated;
    this.formats = FileFormat.of(format);
    this.clock = clock;
    this.settings = settings;
  }

  /// Counts what a compaction would fold and delete now, and changes nothing.
  public CompactionPlan plan() throws IOException {
    Manifests manifests = new Manifests(curated);
    Manifests.Loose loose = manifests.loose();
    LakeFiles files = LakeFiles.read(curated).files();
    List<String> rawKeys = settings.oldEnough(loose.finished(), clock.instant());
    SortedMap<String, Integer> looseFiles = new TreeMap<>();
    int objects = 0;
    for (String rawKey : rawKeys) {
      Manifest manifest = manifests.done(rawKey);
      if (manifest != null) {
        objects++;
        manifest.outputs().forEach(output -> looseFiles.merge(output.table(), 1, Integer::sum));
      }
    }
    int waiting = loose.finished().size() - rawKeys.size() + loose.unfinished().size();
    return new CompactionPlan(
        objects, waiting, looseFiles, ObsoleteFiles.due(files, dueBefore()).size());
  }

  /// Copies state and configuration once a day, deletes what has been obsolete for long enough,
  /// then folds what is old enough.
  ///
  /// @throws dev.spotifylake.common.LakeException if other compactions commit all the time, or a
  ///   merged file is damaged
  public CompactionReport compact() throws IOException {
    return compact(CompactionProgress.NONE);
  }

  /// As [#compact()].
  ///
  /// @param progress receives how far it is
  public CompactionReport compact(CompactionProgress progress) throws IOException {
    return compact(progress, Instant.MAX);
  }

  /// As [#compact()].
  ///
  /// @param progress receives how far it is
  /// @param lastBegin no step begins after this moment; the next compaction continues
  public CompactionReport compact(CompactionProgress progress, Instant lastBegin)
      throws IOException {
    // First: where a newer release has written the lake, nothing changes.
    LakeFiles before = LakeFiles.read(curated).files();
    new Backups(raw, clock).makeDaily();
    RecordChanges changes =
        new RecordChanges(ObsoleteFiles.abandoned(curated, before), foldedUntil());
    boolean replayIsOn = ReplayHold.isOn(curated, clock.instant());
    changes.deleted(
        ObsoleteFiles.delete(curated, ObsoleteFiles.due(before, dueBefore()), replayIsOn));
    try (TableFileReader reader = new TableFileReader(1)) {
      return new CompactionRun(
              curated, reader, formats, clock, settings, changes, progress, lastBegin)
          .run();
    }
  }

  private Instant dueBefore() {
    return clock.instant().minus(settings.obsoleteFor());
  }

  /// No raw object from before it waits for its transform.
  private Instant foldedUntil() throws IOException {
    Instant now = clock.instant();
    Instant until = now.minus(LONGEST_RUN);
    List<String> pending = new PendingObjects(raw, curated).sinceLastFolded(now);
    for (String rawKey : pending) {
      Instant time = RawKey.parse(rawKey).time();
      if (time.isBefore(until)) {
        until = time;
      }
    }
    new ImportIntents(raw).removeDone(pending, now);
    return until;
  }
}

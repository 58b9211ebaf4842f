package dev.spotifylake.compact;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.ManifestIndexes;
import dev.spotifylake.transform.Manifests;
import dev.spotifylake.transform.file.FileFormat;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The steps of one compaction. Each begins with the record as it is then, and ends with a commit.
final class CompactionRun {
  // Merged files that are only written in another format: some megabytes each, in one step.
  private static final int TARGETS_OF_OTHER_FORMATS = 50;

  private final ObjectStore curated;
  private final TableFileReader reader;
  private final List<FileFormat> formats;
  private final InstantSource clock;
  private final CompactionSettings settings;
  private final RecordChanges changes;
  private final CompactionProgress progress;
  private final Instant lastBegin;
  private final Manifests manifests;

  // A raw object is handled once, so that a transform that is repeated all the time cannot keep a
  // compaction going.
  private final Set<String> handled = new HashSet<>();

  // Objects that a replay makes again: their earlier rows are folded.
  private final Set<String> held = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private int objects;
  private int looseFiles;
  private int mergedFiles;
  private long mergedRows;
  private int refused;
  private int toHandle;

  CompactionRun(
      ObjectStore curated,
      TableFileReader reader,
      List<FileFormat> formats,
      InstantSource clock,
      CompactionSettings settings,
      RecordChanges changes,
      CompactionProgress progress,
      Instant lastBegin) {
    this.curated = curated;
    this.reader = reader;
    this.formats = formats;
    this.clock = clock;
    this.settings = settings;
    this.changes = changes;
    this.progress = progress;
    this.lastBegin = lastBegin;
    this.manifests = new Manifests(curated);
  }

  private enum Outcome {
    /// It is committed.
    DONE,
    /// There is nothing to do.
    NOTHING,
    /// The time is over.
    TOO_LATE,
    /// An object turned out to be unusable.
    AGAIN,
    /// Another compaction has committed since the step began.
    REFUSED
  }

  @FunctionalInterface
  private interface Step {
    Outcome from(LakeFiles.Stored before) throws IOException;
  }

  CompactionReport run() throws IOException {
    Outcome outcome;
    do {
      outcome = attempt(this::takeOutReplayed);
    } while (outcome == Outcome.AGAIN || outcome == Outcome.REFUSED);
    do {
      outcome = attempt(this::fold);
    } while (outcome != Outcome.NOTHING && outcome != Outcome.TOO_LATE);
    do {
      outcome = attempt(this::deleteExpired);
    } while (outcome == Outcome.AGAIN || outcome == Outcome.REFUSED);
    return new CompactionReport(
        LakeFiles.read(curated).files().generation(),
        objects,
        looseFiles,
        mergedFiles,
        mergedRows,
        changes.deletedFiles(),
        outcome != Outcome.TOO_LATE,
        oldestUnfolded(),
        problems);
  }

  private @Nullable Instant oldestUnfolded() throws IOException {
    return manifests.loose().finished().stream()
        .filter(rawKey -> !held.contains(rawKey))
        .map(rawKey -> RawKey.parse(rawKey).time())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Outcome attempt(Step step) throws IOException {
    if (clock.instant().isAfter(lastBegin)) {
      return Outcome.TOO_LATE;
    }
    LakeFiles.Stored before = LakeFiles.read(curated);
    Outcome outcome;
    try {
      outcome = step.from(before);
    } catch (LakeException unusable) {
      // Files of an outdated record may be deleted already.
      if (isCurrent(before)) {
        throw unusable;
      }
      outcome = Outcome.REFUSED;
    }
    refused = outcome == Outcome.REFUSED ? refused + 1 : 0;
    if (refused == settings.attempts()) {
      throw new LakeException(
          "other compactions of this lake committed "
              + refused
              + " times in a row; nothing is lost: compact again when they have ended");
    }
    return outcome;
  }

  private boolean isCurrent(LakeFiles.Stored before) throws IOException {
    return Objects.equals(LakeFiles.read(curated).version(), before.version());
  }

  private List<String> waiting() throws IOException {
    return settings.oldEnough(manifests.loose().finished(), clock.instant()).stream()
        .filter(rawKey -> !handled.contains(rawKey))
        .toList();
  }

  /// Removes objects that were transformed again from the merged files, all of them at once: an
  /// entity row that was left out for a row of another object must be folded after the other object
  /// is removed.
  private Outcome takeOutReplayed(LakeFiles.Stored before) throws IOException {
    ManifestIndexes folded = new ManifestIndexes(curated, before.files());
    boolean replayIsOn = ReplayHold.isOn(curated, clock.instant());
    FoldStep step = new FoldStep();
    for (Map.Entry<String, Manifest> inIndex : inIndexes(folded, waiting()).entrySet()) {
      Manifest loose = manifests.done(inIndex.getKey());
      if (replayIsOn) {
        handled.add(inIndex.getKey());
        held.add(inIndex.getKey());
      } else if (loose != null && loose.withoutHashes().equals(inIndex.getValue())) {
        step.keep(loose);
      } else if (loose != null && isComplete(loose)) {
        step.keep(loose);
        step.takeOut(inIndex.getValue());
      }
    }
    return step.isEmpty() ? Outcome.NOTHING : commit(step, before, folded);
  }

  /// The folded manifests of those objects that an index holds, by raw key.
  private static SortedMap<String, Manifest> inIndexes(ManifestIndexes folded, List<String> rawKeys)
      throws IOException {
    SortedMap<String, Set<String>> byMonth = new TreeMap<>();
    for (String rawKey : rawKeys) {
      byMonth.computeIfAbsent(ManifestIndexes.monthOf(rawKey), _ -> new HashSet<>()).add(rawKey);
    }
    SortedMap<String, Manifest> found = new TreeMap<>();
    for (Map.Entry<String, Set<String>> month : byMonth.entrySet()) {
      found.putAll(folded.find(month.getKey(), month.getValue()));
    }
    return found;
  }

  /// Whether the files of a manifest are there: the merged rows are removed for them.
  private boolean isComplete(Manifest manifest) throws IOException {
    for (Manifest.Output output : FoldStep.readOutputs(manifest)) {
      try (VerifiedFile file = VerifiedFile.read(curated, output.key(), output.sha256())) {
        if (file == null) {
          leaveAlone(new UnusableObjectException(manifest.rawKey(), output.key()));
          return false;
        }
      }
    }
    return true;
  }

  private void leaveAlone(UnusableObjectException unusable) {
    handled.add(unusable.rawKey());
    problems.add(unusable.getMessage());
  }

  /// Folds the next objects.
  private Outcome fold(LakeFiles.Stored before) throws IOException {
    List<String> waiting = waiting();
    toHandle = handled.size() + waiting.size();
    List<String> rawKeys = waiting.subList(0, Math.min(waiting.size(), settings.objectsPerStep()));
    ManifestIndexes folded = new ManifestIndexes(curated, before.files());
    SortedMap<String, Manifest> inIndexes = inIndexes(folded, rawKeys);
    FoldStep step = new FoldStep();
    for (String rawKey : rawKeys) {
      Manifest loose = manifests.done(rawKey);
      Manifest inIndex = inIndexes.get(rawKey);
      // A manifest that is gone was folded by another compaction, whose record this step will meet.
      if (loose != null && inIndex == null) {
        step.fold(loose);
      } else if (loose != null && loose.withoutHashes().equals(inIndex)) {
        step.foldEntitiesAgain(loose);
      } // else it was replayed since this compaction began; the next one folds it
    }
    step.addOtherFormats(before.files(), formats, TARGETS_OF_OTHER_FORMATS);
    if (step.isEmpty() && !changes.arePending()) {
      handled.addAll(rawKeys);
      return rawKeys.isEmpty() ? Outcome.NOTHING : Outcome.DONE;
    }
    Outcome outcome = commit(step, before, folded);
    if (outcome == Outcome.DONE) {
      handled.addAll(rawKeys);
      objects += step.added().size();
      step.added().values().forEach(manifest -> looseFiles += manifest.outputs().size());
      for (Manifest manifest : step.handled().values()) {
        manifests.deleteFolded(manifest);
      }
    }
    return outcome;
  }

  /// Deletes rows that have expired, once a day. During a replay it waits: expired rows that the
  /// replay makes again are deleted with the others.
  private Outcome deleteExpired(LakeFiles.Stored before) throws IOException {
    Instant now = clock.instant();
    RetentionMark mark = RetentionMark.of(settings.retention(), now);
    if (mark.isDone(curated) || ReplayHold.isOn(curated, now)) {
      return Outcome.NOTHING;
    }
    FoldStep step = new FoldStep();
    new ExpiredRows(curated, reader, before.files(), mark).addTo(step);
    Outcome outcome =
        step.isEmpty()
            ? Outcome.NOTHING
            : commit(step, before, new ManifestIndexes(curated, before.files()));
    if (outcome == Outcome.DONE || outcome == Outcome.NOTHING) {
      mark.putDone(curated);
    }
    return outcome;
  }

  private void reportProgress(FoldStep step, int targets, int of) {
    progress.folded(handled.size() + step.handled().size() * targets / of, toHandle);
  }

  private Outcome commit(FoldStep step, LakeFiles.Stored before, ManifestIndexes folded)
      throws IOException {
    StepFiles files = new StepFiles(curated, reader, formats, settings, before.files());
    try {
      files.fold(step, folded, (done, of) -> reportProgress(step, done, of));
    } catch (UnusableObjectException unusable) {
      files.discard();
      if (!isCurrent(before)) {
        return Outcome.REFUSED;
      }
      leaveAlone(unusable);
      return Outcome.AGAIN;
    }
    if (!changes.after(before.files(), files, clock.instant()).commit(curated, before)) {
      files.discard();
      return Outcome.REFUSED;
    }
    changes.committed();
    mergedFiles += files.mergedFiles();
    mergedRows += files.mergedRows();
    return Outcome.DONE;
  }
}

package dev.spotifylake.compact;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.IndexFile;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.compact.FoldStep.Work;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.ManifestIndexes;
import dev.spotifylake.transform.ManifestIndexes.NewIndex;
import dev.spotifylake.transform.file.FileFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The files of a lake while a step is folded into them. It puts new ones and deletes none.
final class StepFiles {
  private final ObjectStore curated;
  private final TableFileReader reader;
  private final List<FileFormat> formats;
  private final CompactionSettings settings;
  private final long generation;
  private final SortedMap<FoldTarget, List<MergedFile>> merged = new TreeMap<>();
  private final SortedMap<String, IndexFile> indexes = new TreeMap<>();
  private final List<String> obsolete = new ArrayList<>();
  private final Set<String> current = new HashSet<>();
  private final List<String> stored = new ArrayList<>();
  private int mergedFiles;
  private long mergedRows;

  /// @param formats of the new merged files
  /// @param before the record that the step begins with
  StepFiles(
      ObjectStore curated,
      TableFileReader reader,
      List<FileFormat> formats,
      CompactionSettings settings,
      LakeFiles before) {
    this.curated = curated;
    this.reader = reader;
    this.formats = formats;
    this.settings = settings;
    this.generation = before.generation() + 1;
    for (MergedFile file : before.merged()) {
      merged.computeIfAbsent(FoldTarget.of(file), _ -> new ArrayList<>()).add(file);
    }
    before.indexes().forEach(index -> indexes.put(index.month(), index));
  }

  /// Puts the merged files and indexes that have the step's rows and manifests too.
  ///
  /// @param progress receives how many of the targets are done
  /// @throws UnusableObjectException if a loose file is not the one that its manifest names
  void fold(FoldStep step, ManifestIndexes folded, CompactionProgress progress)
      throws IOException, UnusableObjectException {
    int done = 0;
    for (Map.Entry<FoldTarget, Work> work : step.work().entrySet()) {
      fold(work.getKey(), work.getValue());
      progress.folded(++done, step.work().size());
    }
    SortedSet<String> months = new TreeSet<>();
    step.added().keySet().forEach(rawKey -> months.add(ManifestIndexes.monthOf(rawKey)));
    step.removed().forEach(rawKey -> months.add(ManifestIndexes.monthOf(rawKey)));
    for (String month : months) {
      putIndex(month, folded.changed(month, ofMonth(step.added(), month), step.removed()));
    }
    step.handled()
        .values()
        .forEach(manifest -> manifest.outputs().forEach(output -> obsolete.add(output.key())));
    current.addAll(step.current());
  }

  private static SortedMap<String, Manifest> ofMonth(
      SortedMap<String, Manifest> manifests, String month) {
    SortedMap<String, Manifest> ofMonth = new TreeMap<>(manifests);
    ofMonth.keySet().removeIf(rawKey -> !ManifestIndexes.monthOf(rawKey).equals(month));
    return ofMonth;
  }

  private void fold(FoldTarget target, Work work) throws IOException, UnusableObjectException {
    List<MergedFile> before = merged.getOrDefault(target, List.of());
    List<MergedFile> after =
        new TargetFold(curated, reader, formats, settings, generation, stored)
            .fold(target, before, work);
    if (after.equals(before)) {
      return;
    }
    before.forEach(file -> obsolete.add(file.key()));
    if (after.isEmpty()) {
      merged.remove(target);
    } else {
      merged.put(target, after);
    }
    mergedFiles += after.size();
    mergedRows += after.stream().mapToLong(MergedFile::rows).sum() / formats.size();
  }

  private void putIndex(String month, NewIndex index) throws IOException {
    String key =
        ObsoleteFiles.INDEXES
            + String.format(Locale.ROOT, "month=%s.%08d.", month, generation)
            + TableFileFormat.hashInName(Sha256.hex(index.bytes()))
            + ".json.gz";
    if (curated.put(key, ObjectContent.of(index.bytes()), PutCondition.absent())
        instanceof PutOutcome.Stored) {
      stored.add(key);
    }
    IndexFile before = indexes.put(month, new IndexFile(month, key, index.objects()));
    if (before != null) {
      obsolete.add(before.key());
    }
  }

  /// The generation of the record that names these files.
  long generation() {
    return generation;
  }

  /// The current merged files after the step.
  List<MergedFile> merged() {
    return merged.values().stream().flatMap(List::stream).toList();
  }

  /// The current indexes after the step.
  List<IndexFile> indexes() {
    return List.copyOf(indexes.values());
  }

  /// The keys of the files whose rows or manifests are in others now.
  List<String> obsolete() {
    return obsolete;
  }

  /// The keys of files that are not obsolete any more.
  Set<String> current() {
    return current;
  }

  int mergedFiles() {
    return mergedFiles;
  }

  long mergedRows() {
    return mergedRows;
  }

  /// Deletes the files that were put here, but for those that a record names: another compaction
  /// made the same.
  void discard() throws IOException {
    LakeFiles current = LakeFiles.read(curated).files();
    Set<String> named = new HashSet<>();
    current.merged().forEach(file -> named.add(file.key()));
    current.indexes().forEach(file -> named.add(file.key()));
    current.obsolete().forEach(file -> named.add(file.key()));
    for (String key : stored) {
      if (!named.contains(key)) {
        curated.delete(key);
      }
    }
  }
}

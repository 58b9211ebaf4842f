package dev.spotifylake.compact;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.compact.file.TableRow;
import dev.spotifylake.compact.merge.TableKind;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.file.FileFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What one step changes.
///
/// @param handled manifests whose outputs are obsolete after the step, by raw key
/// @param added manifests that come into the indexes, by raw key
/// @param removed raw keys whose manifests are taken out of the indexes
/// @param current outputs of loose manifests, which are not obsolete after the step
/// @param work by target
record FoldStep(
    SortedMap<String, Manifest> handled,
    SortedMap<String, Manifest> added,
    Set<String> removed,
    Set<String> current,
    SortedMap<FoldTarget, Work> work) {

  FoldStep() {
    this(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
  }

  /// A loose file and the raw object whose rows it holds.
  ///
  /// @param isFolded whether the rows were folded before, so that the file need not be there
  record LooseFile(String rawKey, Manifest.Output output, boolean isFolded) {}

  /// What changes in one target: rows of raw objects are removed, and rows of files are added.
  ///
  /// @param filters merged rows stay that all of these keep
  record Work(List<LooseFile> files, Set<String> removed, List<Predicate<TableRow>> filters) {
    Work() {
      this(new ArrayList<>(), new TreeSet<>(), new ArrayList<>());
    }
  }

  /// Deletes merged rows of a target.
  void retain(FoldTarget target, Predicate<TableRow> kept) {
    work(target).filters.add(kept);
  }

  /// Folds a raw object that is in no index.
  void fold(Manifest manifest) {
    handled.put(manifest.rawKey(), manifest);
    added.put(manifest.rawKey(), manifest);
    for (Manifest.Output output : readOutputs(manifest)) {
      work(FoldTarget.of(output)).files.add(new LooseFile(manifest.rawKey(), output, false));
    }
  }

  /// Folds a raw object again that is in an index with the same files. Rows of an entity may have
  /// been left out for rows that a replay has removed since.
  void foldEntitiesAgain(Manifest manifest) {
    handled.put(manifest.rawKey(), manifest);
    for (Manifest.Output output : readOutputs(manifest)) {
      FoldTarget target = FoldTarget.of(output);
      if (TableKind.of(target.definition()) != TableKind.FACT) {
        work(target).files.add(new LooseFile(manifest.rawKey(), output, true));
      }
    }
  }

  /// Removes a raw object from the merged files and from its index. Its loose files hold its rows.
  ///
  /// @param folded its manifest in the index
  void takeOut(Manifest folded) {
    removed.add(folded.rawKey());
    for (Manifest.Output output : folded.outputs()) {
      work(FoldTarget.of(output)).removed.add(folded.rawKey());
    }
  }

  /// Lets readers read the files of a loose manifest.
  void keep(Manifest loose) {
    loose.outputs().forEach(output -> current.add(output.key()));
  }

  /// The outputs whose rows are merged. Each format holds all rows; CSV files are read only where
  /// there are no others, because some characters are replaced in them.
  static List<Manifest.Output> readOutputs(Manifest manifest) {
    List<Manifest.Output> parquet =
        manifest.outputs().stream()
            .filter(output -> FileFormat.ofKey(output.key()) == FileFormat.PARQUET)
            .toList();
    return parquet.isEmpty() ? manifest.outputs() : parquet;
  }

  /// Adds targets whose merged files are not in the wanted formats: the lake's format was changed.
  ///
  /// @param most how many targets at most
  void addOtherFormats(LakeFiles files, List<FileFormat> wanted, int most) {
    SortedMap<FoldTarget, Set<FileFormat>> byTarget = new TreeMap<>();
    for (MergedFile file : files.merged()) {
      byTarget
          .computeIfAbsent(FoldTarget.of(file), _ -> EnumSet.noneOf(FileFormat.class))
          .add(FileFormat.ofKey(file.key()));
    }
    byTarget.entrySet().stream()
        .filter(target -> !target.getValue().equals(Set.copyOf(wanted)))
        .limit(most)
        .forEach(target -> work(target.getKey()));
  }

  /// Whether there is nothing to do.
  boolean isEmpty() {
    return handled.isEmpty() && removed.isEmpty() && work.isEmpty();
  }

  private Work work(FoldTarget target) {
    return work.computeIfAbsent(target, _ -> new Work());
  }
}

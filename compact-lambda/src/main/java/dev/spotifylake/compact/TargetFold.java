package dev.spotifylake.compact;

import dev.spotifylake.common.compaction.LakeFiles.MergedFile;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.PutOutcome;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.FoldStep.LooseFile;
import dev.spotifylake.compact.FoldStep.Work;
import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.compact.file.TableRow;
import dev.spotifylake.compact.merge.FieldDays;
import dev.spotifylake.compact.merge.MergedParts;
import dev.spotifylake.compact.merge.RowSorter;
import dev.spotifylake.compact.merge.TableKind;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.RowFileSet.RowFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Folds loose files into the merged files of one target.
final class TargetFold {
  private static final String RAW_KEY = "raw_key";

  private final ObjectStore curated;
  private final TableFileReader reader;
  private final List<FileFormat> formats;
  private final CompactionSettings settings;
  private final long generation;
  private final Collection<String> stored;

  /// @param formats of the new merged files
  /// @param generation of the record that will name them
  /// @param stored receives the keys of the files that were put here
  TargetFold(
      ObjectStore curated,
      TableFileReader reader,
      List<FileFormat> formats,
      CompactionSettings settings,
      long generation,
      Collection<String> stored) {
    this.curated = curated;
    this.reader = reader;
    this.formats = formats;
    this.settings = settings;
    this.generation = generation;
    this.stored = stored;
  }

  /// Returns the merged files of the target from now on: the given ones where nothing has changed.
  ///
  /// @param before its current merged files
  /// @throws UnusableObjectException if a loose file is not the one that its manifest names
  List<MergedFile> fold(FoldTarget target, List<MergedFile> before, Work work)
      throws IOException, UnusableObjectException {
    TableDefinition table = target.definition();
    try (RowSorter sorter = new RowSorter(table, settings.rowsInMemory());
        MergedParts parts = new MergedParts(table, formats, settings.partBytes())) {
      for (LooseFile file : work.files()) {
        addRows(table, file, sorter);
      }
      RowCursor merged =
          new MergedRows(curated, reader, table, inOneFormat(before), kept(table, work));
      try (RowCursor all = sorter.sorted(merged)) {
        parts.writeReduced(all);
      }
      return put(target, before, parts.finish());
    }
  }

  private static Predicate<TableRow> kept(TableDefinition table, Work work) {
    Predicate<TableRow> left = without(table, work.removed());
    return row -> left.test(row) && work.filters().stream().allMatch(filter -> filter.test(row));
  }

  private static Predicate<TableRow> without(TableDefinition table, Set<String> removed) {
    if (removed.isEmpty()) {
      return row -> true;
    }
    if (TableKind.of(table) == TableKind.DAY_SUM) {
      return FieldDays.without(table, removed);
    }
    int rawKey = table.columnNames().indexOf(RAW_KEY);
    return row -> !removed.contains((String) row.get(rawKey));
  }

  private void addRows(TableDefinition table, LooseFile file, RowSorter sorter)
      throws IOException, UnusableObjectException {
    String key = file.output().key();
    try (VerifiedFile verified = VerifiedFile.read(curated, key, file.output().sha256())) {
      if (verified == null) {
        if (file.isFolded()) {
          return;
        }
        throw new UnusableObjectException(file.rawKey(), key);
      }
      try (RowCursor rows =
          reader.open(table, FileFormat.ofKey(key).tableFileFormat(), verified.content())) {
        for (TableRow row = rows.next(); row != null; row = rows.next()) {
          sorter.add(row);
        }
      }
    }
  }

  /// Each format holds all rows; Parquet holds them without replaced characters.
  static List<MergedFile> inOneFormat(List<MergedFile> files) {
    List<MergedFile> parquet =
        files.stream().filter(file -> FileFormat.ofKey(file.key()) == FileFormat.PARQUET).toList();
    return parquet.isEmpty() ? files : parquet;
  }

  private List<MergedFile> put(
      FoldTarget target, List<MergedFile> before, List<List<RowFile>> parts) throws IOException {
    List<MergedFile> after = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      for (RowFile file : parts.get(part)) {
        after.add(
            new MergedFile(
                target.mergedKey(file.format(), generation, part, file.sha256()),
                target.table(),
                target.monthOrNull(),
                file.rows(),
                file.bytes(),
                file.sha256()));
      }
    }
    if (sameContents(before, after)) {
      return before;
    }
    int next = 0;
    for (List<RowFile> part : parts) {
      for (RowFile file : part) {
        String key = after.get(next++).key();
        // Where it is there already, another compaction has just put the same bytes.
        if (curated.put(key, file.content(), PutCondition.absent()) instanceof PutOutcome.Stored) {
          stored.add(key);
        }
      }
    }
    return after;
  }

  private static boolean sameContents(List<MergedFile> before, List<MergedFile> after) {
    return before.stream()
        .map(MergedFile::sha256)
        .toList()
        .equals(after.stream().map(MergedFile::sha256).toList());
  }
}

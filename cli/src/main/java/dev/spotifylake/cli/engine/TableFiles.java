package dev.spotifylake.cli.engine;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.store.FolderObjectStore;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files of the tables below the lake's curated root, in one of the two formats: the merged
/// files of the last compaction, and the loose files that it has not replaced. The record of the
/// compaction is read once, before any folder. A compaction that ends meanwhile keeps the files of
/// that record for at least an hour.
final class TableFiles {
  private static final String DAY_FOLDER = "dt=";

  private final Path curatedRoot;
  private final TableFileFormat format;
  private final LakeFiles current;
  private final LakeFiles.Selection selection;

  private TableFiles(Path curatedRoot, TableFileFormat format, LakeFiles current) {
    this.curatedRoot = curatedRoot;
    this.format = format;
    this.current = current;
    this.selection = current.selection();
  }

  /// @param curatedRoot the folder that holds `curated/`, `curated-csv/` and `manifests/`
  /// @param format what this lake is configured to write. Where a lake holds both formats, the
  ///   Parquet files are read. A lake that holds files of the other format only is read as well,
  ///   because an empty result would be wrong
  static TableFiles of(Path curatedRoot, LakeFormat format) {
    boolean hasParquet = Files.isDirectory(curatedRoot.resolve(TableFileFormat.PARQUET.root()));
    boolean hasCsv = Files.isDirectory(curatedRoot.resolve(TableFileFormat.CSV.root()));
    boolean csv =
        switch (format) {
          case CSV -> hasCsv || !hasParquet;
          case PARQUET, BOTH -> hasCsv && !hasParquet;
        };
    try {
      return new TableFiles(
          curatedRoot,
          csv ? TableFileFormat.CSV : TableFileFormat.PARQUET,
          LakeFiles.read(new FolderObjectStore(curatedRoot)).files());
    } catch (IOException e) {
      throw new LakeException(
          "cannot read the list of files below " + curatedRoot + ": " + e.getMessage(), e);
    }
  }

  TableFileFormat format() {
    return format;
  }

  /// The folder that queries may read.
  Path folder() {
    return curatedRoot.resolve(format.root());
  }

  /// What a person does about a table file that cannot be read. A plain replay does not restore
  /// merged files.
  String cure() {
    return current.merged().isEmpty()
        ? "Make it again from raw with `lake replay`"
        : LakeFiles.CURE;
  }

  /// The files of one table, as DuckDB takes their names: absolute, and without a character that
  /// would be a pattern.
  ///
  /// @param current files whose folder is that of the table or of a month
  /// @param ofDays files of the layout of earlier releases, in folders `dt=YYYY-MM-DD`
  record FileNames(List<String> current, List<String> ofDays) {}

  FileNames files(TableDefinition table) {
    List<String> files = new ArrayList<>();
    List<String> ofDays = new ArrayList<>();
    current.merged().stream()
        .filter(file -> file.table().equals(table.name()) && file.key().startsWith(format.root()))
        .forEach(file -> files.add(escaped(curatedRoot.resolve(file.key()))));
    for (Path file : loose(table)) {
      boolean ofDay = file.getName(file.getNameCount() - 2).toString().startsWith(DAY_FOLDER);
      (ofDay ? ofDays : files).add(escaped(file));
    }
    return new FileNames(List.copyOf(files), List.copyOf(ofDays));
  }

  /// By the store, whose listings go on where a compaction deletes files meanwhile.
  private List<Path> loose(TableDefinition table) {
    try (Stream<ObjectEntry> files =
        new FolderObjectStore(curatedRoot).list(format.prefix(table))) {
      return files
          .map(ObjectEntry::key)
          .filter(
              key ->
                  key.endsWith(format.suffix())
                      && !LakeFiles.isMerged(key)
                      && selection.contains(key))
          .map(curatedRoot::resolve)
          .toList();
    } catch (IOException e) {
      throw new LakeException(
          "cannot list the files of " + table.name() + " in " + folder() + ": " + e.getMessage(),
          e);
    }
  }

  /// The folders that DuckDB may read: it checks the patterns against this list, then the files.
  List<String> allowed() {
    return List.of(folder().toAbsolutePath().toString(), escaped(folder()));
  }

  private static String escaped(Path path) {
    return path.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]");
  }
}

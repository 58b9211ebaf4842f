package dev.spotifylake.cli.engine;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of the tables below the lake's curated root, in one of the two formats.
///
/// @param curatedRoot the folder that holds `curated/` and `curated-csv/`
/// @param csv whether the CSV files are read; where a lake holds both, the Parquet files are
record TableFiles(Path curatedRoot, boolean csv) {
  /// @param format what this lake is configured to write. A lake that holds files of the other
  ///   format only is read as well, because an empty result would be wrong
  static TableFiles of(Path curatedRoot, LakeFormat format) {
    boolean hasParquet = Files.isDirectory(curatedRoot.resolve(TableFileFormat.PARQUET.root()));
    boolean hasCsv = Files.isDirectory(curatedRoot.resolve(TableFileFormat.CSV.root()));
    boolean csv =
        switch (format) {
          case CSV -> hasCsv || !hasParquet;
          case PARQUET, BOTH -> hasCsv && !hasParquet;
        };
    return new TableFiles(curatedRoot, csv);
  }

  /// The folder that queries may read.
  Path folder() {
    return curatedRoot.resolve(format().root());
  }

  /// Whether the table has a file yet.
  boolean exist(TableDefinition table) {
    Path folder = folder().resolve(table.name());
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(format().suffix()));
    } catch (IOException e) {
      throw new LakeException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  /// A pattern that matches the table's files and no half-written one, also where the folder's name
  /// holds characters of patterns.
  String pattern(TableDefinition table) {
    return escaped(folder().resolve(table.name())) + "/*/*" + format().suffix();
  }

  /// The folders that DuckDB may read: it checks the patterns against this list, then the files.
  List<String> allowed() {
    return List.of(folder().toAbsolutePath().toString(), escaped(folder()));
  }

  private static String escaped(Path folder) {
    return folder.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]");
  }

  private TableFileFormat format() {
    return csv ? TableFileFormat.CSV : TableFileFormat.PARQUET;
  }
}

package dev.spotifylake.cli.query;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the files of the tables lie below the lake's curated root, and in which of the two formats
/// to read them.
///
/// @param curatedRoot the folder that holds `curated/` and `curated-csv/`
/// @param csv whether the CSV files are read; where a lake holds both, Parquet is
record TableFiles(Path curatedRoot, boolean csv) {
  /// @param format what this lake is configured to write. A lake that holds files of the other
  ///   format only is read all the same: an answer of no rows would be a lie.
  static TableFiles of(Path curatedRoot, LakeFormat format) {
    boolean parquetThere = Files.isDirectory(curatedRoot.resolve(TableFileFormat.PARQUET.root()));
    boolean csvThere = Files.isDirectory(curatedRoot.resolve(TableFileFormat.CSV.root()));
    boolean csv =
        switch (format) {
          case CSV -> csvThere || !parquetThere;
          case PARQUET, BOTH -> csvThere && !parquetThere;
        };
    return new TableFiles(curatedRoot, csv);
  }

  /// The folder that may be read to answer questions.
  Path folder() {
    return curatedRoot.resolve(format().root());
  }

  /// Whether the table has a file yet.
  boolean any(TableDefinition table) {
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

  /// A pattern that matches the table's files and no half-written one, whatever the folder is
  /// called.
  String pattern(TableDefinition table) {
    return literally(folder().resolve(table.name())) + "/*/*" + format().suffix();
  }

  /// The folders the engine may read: it holds the patterns against this list, and then the files.
  List<String> allowed() {
    return List.of(folder().toAbsolutePath().toString(), literally(folder()));
  }

  private static String literally(Path folder) {
    return folder.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]");
  }

  private TableFileFormat format() {
    return csv ? TableFileFormat.CSV : TableFileFormat.PARQUET;
  }
}

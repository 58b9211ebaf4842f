package dev.spotifylake.cli.folder;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.store.LakeLayout;
import dev.spotifylake.common.table.TableFileFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The file that marks a folder's lake as simulated. Demo data and real data never mix.
public final class DemoMarker {
  /// Its name below the raw root. It is copied too where a demo is copied to a bucket.
  public static final String FILE = "demo.json";

  // What a lake may hold. A demo that starts over deletes these and nothing else.
  private static final List<String> LAKE_PARTS =
      List.of(
          LakeLayout.RAW,
          LakeLayout.STATE,
          LakeLayout.CONFIG,
          LakeLayout.BACKUP,
          TableFileFormat.PARQUET.root(),
          TableFileFormat.CSV.root(),
          LakeLayout.MANIFESTS,
          ".lake.lock",
          FILE);

  private DemoMarker() {}

  public static boolean isOn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /// Makes the folder an empty demo lake.
  ///
  /// @param description of this demo, as JSON, for people who open the file
  /// @return whether an earlier demo was deleted
  /// @throws LakeException where the folder holds anything but a demo
  public static boolean startOver(Path folder, String name, String description) throws IOException {
    boolean earlier = isOn(folder);
    if (!earlier && holdsAnything(folder)) {
      throw new LakeException(
          "%s is not empty and not a demo; expected an empty folder or an earlier demo: name another folder with --lake DIR"
              .formatted(name));
    }
    if (earlier) {
      for (String part : LAKE_PARTS) {
        deleteAll(folder.resolve(part));
      }
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(FILE), description);
    return earlier;
  }

  private static boolean holdsAnything(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isPresent();
    }
  }

  private static void deleteAll(Path start) throws IOException {
    if (!Files.exists(start)) {
      return;
    }
    try (Stream<Path> files = Files.walk(start)) {
      files.sorted(Comparator.reverseOrder()).forEach(DemoMarker::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}

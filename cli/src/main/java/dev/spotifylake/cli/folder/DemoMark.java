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

/// The file by which a folder remembers that its lake is simulated. Demo and real data never mix.
public final class DemoMark {
  /// Its name below the root of raw. It goes along where a demo is copied to a bucket.
  public static final String FILE = "demo.json";

  // What a lake may hold; a demo that begins afresh deletes these and nothing else.
  private static final List<String> LAKE_PARTS =
      List.of(
          LakeLayout.RAW,
          LakeLayout.STATE,
          LakeLayout.CONFIG,
          TableFileFormat.PARQUET.root(),
          TableFileFormat.CSV.root(),
          LakeLayout.MANIFESTS,
          ".lake.lock",
          FILE);

  private DemoMark() {}

  public static boolean isOn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /// Makes the folder an empty demo lake.
  ///
  /// @param told what this demo is, as JSON, for whoever opens the file
  /// @return whether an earlier demo was there and is gone now
  /// @throws LakeException where the folder holds anything that is no demo
  public static boolean beginAfresh(Path folder, String name, String told) throws IOException {
    boolean earlier = isOn(folder);
    if (!earlier && holdsAnything(folder)) {
      throw new LakeException(
          "%s is not empty and no demo; expected an empty folder or an earlier demo: name another with --lake DIR"
              .formatted(name));
    }
    if (earlier) {
      for (String part : LAKE_PARTS) {
        deleteAll(folder.resolve(part));
      }
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(FILE), told);
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
      files.sorted(Comparator.reverseOrder()).forEach(DemoMark::delete);
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

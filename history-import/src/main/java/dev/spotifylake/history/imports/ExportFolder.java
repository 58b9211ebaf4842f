package dev.spotifylake.history.imports;

import dev.spotifylake.common.LakeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files of an unpacked export.
final class ExportFolder {
  // The export itself has two levels; a home folder named by mistake is not read to its end.
  private static final int DEEPEST = 4;

  private ExportFolder() {}

  static List<HistoryMember> files(Path folder) throws IOException {
    List<HistoryMember> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder, DEEPEST)) {
      for (Path file : (Iterable<Path>) found.sorted()::iterator) {
        add(folder, file, files);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  private static void add(Path folder, Path file, List<HistoryMember> files) {
    if (Files.isSymbolicLink(file)
        && HistoryMember.holdsPlays(String.valueOf(file.getFileName()))) {
      throw new LakeException(
          file
              + " is a link to somewhere else; expected the export as it was unpacked: name the"
              + " folder the link leads to");
    }
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      files.add(new HistoryMember(path, () -> Files.newInputStream(file)));
    }
  }
}

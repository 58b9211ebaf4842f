package dev.spotifylake.cli.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The project's own files, as they lie in the checkout that the tests run in.
final class SourceTree {

  /// Folders that hold what was made or fetched, not what was written.
  private static final Set<String> NOT_WRITTEN =
      Set.of("target", ".git", "node_modules", "cdk.out");

  private final Path root;
  private final List<Path> files;

  private SourceTree(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  /// The tree around the folder the test was started in: the nearest one above with a wrapper.
  static SourceTree ofThisCheckout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no mvnw above " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return new SourceTree(folder, filesBelow(folder));
  }

  /// Files by the end of their path, which is relative to the root and has `/` on every system.
  List<String> endingWith(String end) {
    return files.stream().map(this::nameOf).filter(name -> name.endsWith(end)).sorted().toList();
  }

  boolean has(String name) {
    return Files.exists(root.resolve(name));
  }

  Path path(String name) {
    return root.resolve(name);
  }

  String text(String name) {
    try {
      return Files.readString(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /// The path of a file of the tree, relative to the root, with `/` on every system.
  String nameOf(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> filesBelow(Path root) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_WRITTEN.contains(String.valueOf(folder.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              found.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(root.toString(), e);
    }
    return found;
  }
}

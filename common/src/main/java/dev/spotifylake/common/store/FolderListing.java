package dev.spotifylake.common.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The objects of a folder in the order of their keys. One folder is read at a time, so that a lake
/// of many years takes no more memory than its largest folder. Other processes may delete objects
/// meanwhile.
final class FolderListing implements Iterator<ObjectEntry> {
  private final String prefix;
  private final Deque<Iterator<Child>> open = new ArrayDeque<>();
  private @Nullable ObjectEntry next;

  /// @param key of a folder it ends in a slash: so children are sorted as the keys below them are
  private record Child(String key, Path path, long size, boolean isFolder) {}

  /// @param start the folder that holds all objects of the prefix
  /// @param key of the start: empty, or with a slash at its end
  FolderListing(Path start, String key, String prefix) throws IOException {
    this.prefix = prefix;
    open.push(children(start, key));
    advance();
  }

  private Iterator<Child> children(Path folder, String key) throws IOException {
    List<Child> children = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        Child child = child(path, key);
        if (child != null && child.key.startsWith(prefix)) {
          children.add(child);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException deletedMeanwhile) {
      // Then it holds nothing.
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    children.sort(Comparator.comparing(Child::key));
    return children.iterator();
  }

  /// Null for what is no object: a hidden file, which a put may be writing, or a deleted one.
  private static @Nullable Child child(Path path, String parent) throws IOException {
    String name = String.valueOf(path.getFileName());
    if (name.startsWith(".")) {
      return null;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        return new Child(parent + name + "/", path, 0, true);
      }
      return attributes.isRegularFile()
          ? new Child(parent + name, path, attributes.size(), false)
          : null;
    } catch (NoSuchFileException deletedMeanwhile) {
      return null;
    }
  }

  private void advance() throws IOException {
    next = null;
    while (next == null && !open.isEmpty()) {
      Iterator<Child> children = open.getFirst();
      if (!children.hasNext()) {
        open.pop();
        continue;
      }
      Child child = children.next();
      if (child.isFolder) {
        open.push(children(child.path, child.key));
      } else {
        next = new ObjectEntry(child.key, child.size);
      }
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public ObjectEntry next() {
    ObjectEntry entry = next;
    if (entry == null) {
      throw new NoSuchElementException();
    }
    try {
      advance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entry;
  }
}

package dev.spotifylake.common.store;

import dev.spotifylake.common.LakeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A lake in a folder: an object is a file, its key the path below the root.
///
/// A put writes a hidden file beside the target and renames it, so that a reader, and whoever comes
/// after a process that was killed, sees the old object or the new one. Conditional puts hold a
/// lock that other processes on the same folder respect.
public final class FolderObjectStore implements ObjectStore {
  private static final String LOCK_FILE = ".lake.lock";

  // State and configuration are far below; raw objects of a whole import are above.
  private static final long READ_AT_ONCE_BYTES = 1 << 20;

  // The first finds that the folder is missing. Others follow only a deletion at the same moment.
  private static final int CREATE_ATTEMPTS = 5;

  private final Path root;
  // With the number of the put: a name that no other writer on the folder takes.
  private final String writer = Long.toHexString(ThreadLocalRandom.current().nextLong());
  private final AtomicLong puts = new AtomicLong();
  // A file lock excludes other processes, but within one process a second one is an error: so all
  // stores of a process take turns.
  private static final ReentrantLock PROCESS_LOCK = new ReentrantLock();

  /// @throws LakeException where the path exists and is no folder
  public FolderObjectStore(Path root) {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new LakeException(
          root + " is a file; expected a folder for the lake: name another one with --lake DIR");
    }
    this.root = root;
  }

  public Path root() {
    return root;
  }

  @Override
  public @Nullable StoredObject get(String key) throws IOException {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      long size = Files.size(file);
      if (size > READ_AT_ONCE_BYTES) {
        // One channel for both: a put meanwhile replaces the file, not what the channel reads.
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new StoredObject(
            key, Channels.newInputStream(channel), size, () -> ContentVersion.of(channel));
      }
      byte[] bytes = Files.readAllBytes(file);
      return new StoredObject(
          key, new ByteArrayInputStream(bytes), bytes.length, () -> ContentVersion.of(bytes));
    } catch (NoSuchFileException deletedMeanwhile) {
      return null;
    }
  }

  @Override
  public PutOutcome put(String key, ObjectContent content, PutCondition condition)
      throws IOException {
    Path target = file(key);
    Path written =
        target.resolveSibling(
            "." + target.getFileName() + "." + writer + "-" + puts.incrementAndGet());
    boolean moved = false;
    try {
      StoredObject.VersionSource version;
      try (OutputStream to = create(written)) {
        version = write(content, to);
      }
      moved = moveIfHolds(written, target, condition);
      return moved ? new PutOutcome.Stored(version) : new PutOutcome.Refused();
    } finally {
      if (!moved) {
        Files.deleteIfExists(written);
      }
    }
  }

  /// What is on disk belongs to the caller and may be gone when the version is asked for.
  private static StoredObject.VersionSource write(ObjectContent content, OutputStream to)
      throws IOException {
    return switch (content) {
      case ObjectContent.InMemory(byte[] bytes) -> {
        to.write(bytes);
        yield () -> ContentVersion.of(bytes);
      }
      case ObjectContent.OnDisk onDisk -> {
        try (InputStream from = onDisk.open()) {
          String version = ContentVersion.copy(from, to);
          yield () -> version;
        }
      }
    };
  }

  /// Nearly always the folder is there: it is made when it turns out that it is not.
  private OutputStream create(Path file) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
      } catch (NoSuchFileException noFolder) {
        // Another process may delete the folder as long as it is empty.
        if (attempt == CREATE_ATTEMPTS) {
          throw noFolder;
        }
        Files.createDirectories(Objects.requireNonNullElse(file.getParent(), root));
      }
    }
  }

  private boolean moveIfHolds(Path written, Path target, PutCondition condition)
      throws IOException {
    return switch (condition) {
      case PutCondition.Any() -> move(written, target);
      case PutCondition.Absent() -> locked(() -> !Files.exists(target) && move(written, target));
      case PutCondition.Matches(String version) ->
          locked(
              () ->
                  Files.exists(target)
                      && ContentVersion.of(target).equals(version)
                      && move(written, target));
    };
  }

  private static boolean move(Path written, Path target) throws IOException {
    Files.move(
        written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  @FunctionalInterface
  private interface Step {
    boolean run() throws IOException;
  }

  private boolean locked(Step step) throws IOException {
    PROCESS_LOCK.lock();
    try (FileChannel channel =
            FileChannel.open(
                root.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      return held.isValid() && step.run();
    } finally {
      PROCESS_LOCK.unlock();
    }
  }

  @Override
  public Stream<ObjectEntry> list(String prefix) throws IOException {
    int lastSlash = prefix.lastIndexOf('/');
    Path start = lastSlash < 0 ? root : root.resolve(prefix.substring(0, lastSlash));
    if (!Files.isDirectory(start)) {
      return Stream.empty();
    }
    String startKey = prefix.substring(0, lastSlash + 1);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new FolderListing(start, startKey, prefix),
            Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL),
        false);
  }

  @Override
  public void delete(String key) throws IOException {
    Path file = file(key);
    if (Files.deleteIfExists(file)) {
      deleteEmptyFolders(file.getParent());
    }
  }

  /// A listing that walks through folders that became empty takes longer each year.
  private void deleteEmptyFolders(@Nullable Path innermost) throws IOException {
    for (Path folder = innermost;
        folder != null && !folder.equals(root);
        folder = folder.getParent()) {
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException | NoSuchFileException needed) {
        return;
      }
    }
  }

  private Path file(String key) {
    ObjectKeys.check(key);
    return root.resolve(key);
  }
}

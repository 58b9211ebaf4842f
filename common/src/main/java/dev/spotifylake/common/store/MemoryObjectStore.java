package dev.spotifylake.common.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A store for tests that keeps everything in memory, and remembers what was put and deleted.
public final class MemoryObjectStore implements ObjectStore {
  private final NavigableMap<String, byte[]> objects = new TreeMap<>();
  private final List<String> puts = new ArrayList<>();
  private final List<String> deletes = new ArrayList<>();

  @Override
  public synchronized @Nullable StoredObject get(String key) {
    ObjectKeys.check(key);
    byte[] bytes = objects.get(key);
    return bytes == null
        ? null
        : new StoredObject(
            key, new ByteArrayInputStream(bytes), bytes.length, () -> ContentVersion.of(bytes));
  }

  @Override
  public synchronized PutOutcome put(String key, ObjectContent content, PutCondition condition)
      throws IOException {
    ObjectKeys.check(key);
    byte[] present = objects.get(key);
    boolean holds =
        switch (condition) {
          case PutCondition.Any() -> true;
          case PutCondition.Absent() -> present == null;
          case PutCondition.Matches(String version) ->
              present != null && ContentVersion.of(present).equals(version);
        };
    if (!holds) {
      return new PutOutcome.Refused();
    }
    byte[] bytes;
    try (InputStream stream = content.open()) {
      bytes = stream.readAllBytes();
    }
    objects.put(key, bytes);
    puts.add(key);
    return new PutOutcome.Stored(() -> ContentVersion.of(bytes));
  }

  @Override
  public synchronized Stream<ObjectEntry> list(String prefix) {
    return objects.tailMap(prefix).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> new ObjectEntry(entry.getKey(), entry.getValue().length))
        .toList()
        .stream();
  }

  @Override
  public synchronized void delete(String key) {
    ObjectKeys.check(key);
    deletes.add(key);
    objects.remove(key);
  }

  /// Keys in the order they were put, once per put.
  public synchronized List<String> puts() {
    return List.copyOf(puts);
  }

  /// Keys in the order they were deleted.
  public synchronized List<String> deletes() {
    return List.copyOf(deletes);
  }
}

package dev.spotifylake.compact.check;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts any number of keys with a value each. Those that do not fit into memory are in temporary
/// files.
final class SortedLines implements Closeable {
  // Some megabytes.
  private static final int IN_MEMORY = 20_000;

  private final int inMemory;
  private final List<Line> lines = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();

  SortedLines() {
    this(IN_MEMORY);
  }

  /// @param inMemory above how many lines a temporary file is written
  SortedLines(int inMemory) {
    this.inMemory = inMemory;
  }

  record Line(String key, String value) implements Comparable<Line> {
    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::key).thenComparing(Line::value);

    @Override
    public int compareTo(Line other) {
      return ORDER.compare(this, other);
    }
  }

  void add(String key, String value) throws IOException {
    lines.add(new Line(key, value));
    if (lines.size() >= inMemory) {
      spill();
    }
  }

  private void spill() throws IOException {
    lines.sort(null);
    Path run = Files.createTempFile("lake-check-", ".lines");
    runs.add(run);
    try (DataOutputStream to =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
      to.writeInt(lines.size());
      for (Line line : lines) {
        to.writeUTF(line.key);
        to.writeUTF(line.value);
      }
    }
    lines.clear();
  }

  /// All lines in order. Call it once, after the last one was added; the caller closes it before
  /// this.
  MergedSequences<Line> sorted() throws IOException {
    lines.sort(null);
    List<Sequence<Line>> sequences = new ArrayList<>();
    sequences.add(inMemory(lines.iterator()));
    for (Path run : runs) {
      sequences.add(new Run(run));
    }
    return new MergedSequences<>(sequences, Comparator.naturalOrder());
  }

  private static Sequence<Line> inMemory(Iterator<Line> lines) {
    return new Sequence<>() {
      @Override
      public @Nullable Line next() {
        return lines.hasNext() ? lines.next() : null;
      }

      @Override
      public void close() {}
    };
  }

  private static final class Run implements Sequence<Line> {
    private final DataInputStream from;
    private int left;

    private Run(Path file) throws IOException {
      from = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
      left = from.readInt();
    }

    @Override
    public @Nullable Line next() throws IOException {
      return left-- > 0 ? new Line(from.readUTF(), from.readUTF()) : null;
    }

    @Override
    public void close() throws IOException {
      from.close();
    }
  }

  /// Deletes the temporary files.
  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }
}

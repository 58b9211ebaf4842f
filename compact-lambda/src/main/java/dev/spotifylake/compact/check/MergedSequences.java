package dev.spotifylake.compact.check;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Several sorted sequences as one, with its next value in view.
final class MergedSequences<T> implements Sequence<T> {
  private final List<Sequence<T>> sequences;
  private final PriorityQueue<Head<T>> heads;

  private record Head<T>(T value, Sequence<T> rest) {}

  /// @param sequences are closed with this one
  /// @param order of each of them
  MergedSequences(List<Sequence<T>> sequences, Comparator<? super T> order) throws IOException {
    this.sequences = List.copyOf(sequences);
    this.heads = new PriorityQueue<>((one, other) -> order.compare(one.value, other.value));
    for (Sequence<T> sequence : sequences) {
      addNextOf(sequence);
    }
  }

  private void addNextOf(Sequence<T> sequence) throws IOException {
    T value = sequence.next();
    if (value != null) {
      heads.add(new Head<>(value, sequence));
    }
  }

  /// What [#next] will return.
  @Nullable T peek() {
    Head<T> first = heads.peek();
    return first == null ? null : first.value;
  }

  @Override
  public @Nullable T next() throws IOException {
    Head<T> first = heads.poll();
    if (first == null) {
      return null;
    }
    addNextOf(first.rest);
    return first.value;
  }

  @Override
  public void close() throws IOException {
    for (Sequence<T> sequence : sequences) {
      sequence.close();
    }
  }
}

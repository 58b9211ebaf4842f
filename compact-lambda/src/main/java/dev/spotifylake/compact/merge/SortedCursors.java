package dev.spotifylake.compact.merge;

import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableRow;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The rows of several sorted cursors as one.
final class SortedCursors implements RowCursor {
  private final List<RowCursor> cursors;
  private final PriorityQueue<Head> heads;

  private record Head(TableRow row, RowCursor cursor) {}

  /// @param cursors are closed with this one
  SortedCursors(List<? extends RowCursor> cursors, RowOrder order) throws IOException {
    this.cursors = List.copyOf(cursors);
    this.heads = new PriorityQueue<>(Comparator.comparing(Head::row, order));
    for (RowCursor cursor : this.cursors) {
      offer(cursor);
    }
  }

  private void offer(RowCursor cursor) throws IOException {
    TableRow row = cursor.next();
    if (row != null) {
      heads.add(new Head(row, cursor));
    }
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    offer(head.cursor);
    return head.row;
  }

  @Override
  public void close() throws IOException {
    Closing.all(cursors);
  }
}

package dev.spotifylake.compact.merge;

import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableRow;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts any number of rows of one table. Those that do not fit into memory are in temporary files.
public final class RowSorter implements Closeable {
  // Each open file takes a buffer and a file handle.
  private static final int MOST_RUNS = 64;

  private final TableDefinition table;
  private final RowOrder order;
  private final int rowsInMemory;
  private final List<TableRow> rows = new ArrayList<>();
  private final List<SpilledRows> runs = new ArrayList<>();

  /// @param rowsInMemory above which rows go to a temporary file
  public RowSorter(TableDefinition table, int rowsInMemory) {
    this.table = table;
    this.order = RowOrder.of(table);
    this.rowsInMemory = rowsInMemory;
  }

  public void add(TableRow row) throws IOException {
    rows.add(row);
    if (rows.size() >= rowsInMemory) {
      if (runs.size() >= MOST_RUNS) {
        mergeRuns();
      }
      rows.sort(order);
      runs.add(SpilledRows.of(table, cursor(rows)));
      rows.clear();
    }
  }

  /// All rows in the order of merged files, together with other sorted ones. Call it once, after
  /// the last row; the caller closes the cursor before the sorter.
  ///
  /// @param others are closed with the cursor
  public RowCursor sorted(RowCursor others) throws IOException {
    rows.sort(order);
    List<RowCursor> cursors = runCursors();
    cursors.add(cursor(rows));
    cursors.add(others);
    return new SortedCursors(cursors, order);
  }

  private void mergeRuns() throws IOException {
    SpilledRows merged;
    try (RowCursor all = new SortedCursors(runCursors(), order)) {
      merged = SpilledRows.of(table, all);
    }
    List<SpilledRows> obsolete = List.copyOf(runs);
    runs.clear();
    runs.add(merged);
    Closing.all(obsolete);
  }

  private List<RowCursor> runCursors() throws IOException {
    List<RowCursor> cursors = new ArrayList<>();
    for (SpilledRows run : runs) {
      cursors.add(run.cursor());
    }
    return cursors;
  }

  private static RowCursor cursor(Iterable<TableRow> sorted) {
    Iterator<TableRow> next = sorted.iterator();
    return new RowCursor() {
      @Override
      public @Nullable TableRow next() {
        return next.hasNext() ? next.next() : null;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() throws IOException {
    Closing.all(runs);
  }
}

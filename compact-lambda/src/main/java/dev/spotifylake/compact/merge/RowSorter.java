package dev.spotifylake.compact.merge;

import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.compact.file.TableRow;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.RowFileSet;
import dev.spotifylake.transform.file.RowFileSet.RowFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts any number of rows of one table. Those that do not fit into memory are in temporary files.
public final class RowSorter implements Closeable {
  // A cursor of a file holds up to 4,096 rows, so this many are some tens of megabytes.
  private static final int MOST_RUNS = 16;

  private final TableDefinition table;
  private final RowOrder order;
  private final TableFileReader reader;
  private final int rowsInMemory;
  private final List<TableRow> rows = new ArrayList<>();
  private final List<RowFileSet> runs = new ArrayList<>();

  /// @param reader of temporary files
  /// @param rowsInMemory above which rows go to a temporary file
  public RowSorter(TableDefinition table, TableFileReader reader, int rowsInMemory) {
    this.table = table;
    this.order = RowOrder.of(table);
    this.reader = reader;
    this.rowsInMemory = rowsInMemory;
  }

  public void add(TableRow row) throws IOException {
    rows.add(row);
    if (rows.size() >= rowsInMemory) {
      if (runs.size() >= MOST_RUNS) {
        mergeRuns();
      }
      rows.sort(order);
      runs.add(write(cursor(rows)));
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
    RowFileSet merged;
    try (RowCursor all = new SortedCursors(runCursors(), order)) {
      merged = write(all);
    }
    List<RowFileSet> obsolete = List.copyOf(runs);
    runs.clear();
    runs.add(merged);
    Closing.all(obsolete);
  }

  private RowFileSet write(RowCursor sorted) throws IOException {
    RowFileSet run = new RowFileSet(table, List.of(FileFormat.PARQUET));
    boolean written = false;
    try {
      for (TableRow row = sorted.next(); row != null; row = sorted.next()) {
        run.write(row.values());
      }
      written = true;
      return run;
    } finally {
      if (!written) {
        run.close();
      }
    }
  }

  private List<RowCursor> runCursors() throws IOException {
    List<RowCursor> cursors = new ArrayList<>();
    for (RowFileSet run : runs) {
      RowFile file = run.finish().getFirst();
      cursors.add(reader.open(table, TableFileFormat.PARQUET, file.content()));
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

package dev.spotifylake.transform.mapping;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.rows.OpsRejectRow;
import dev.spotifylake.common.table.MonthRange;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Passes the rows of one raw object on and counts them.
public final class ObjectRows {
  // Enough to recognise the value. The raw object has all of it, at the reject's line and path.
  private static final int LONGEST_EXCERPT = 500;

  private final RowSink sink;
  private final Accounting accounting = new Accounting();

  public ObjectRows(RowSink sink) {
    this.sink = sink;
  }

  public Accounting accounting() {
    return accounting;
  }

  /// Writes a row if its month is in the range of its table. Returns whether it was written.
  boolean write(Row row) throws IOException {
    String month = row.partitionValue();
    if (!range(row).contains(month)) {
      return false;
    }
    sink.write(row, month);
    return true;
  }

  /// Writes a row of an `ops_` table. Its month is moved into the range if needed.
  public void writeOps(Row row) throws IOException {
    sink.write(row, range(row).visible(row.partitionValue()));
  }

  private static MonthRange range(Row row) {
    return MonthRange.of(LakeTables.of(row.getClass()));
  }

  /// Rejects a line that is not a response, or a response that is not JSON, as one element.
  public void rejectLine(
      Observation observation, long line, String reason, @Nullable String excerpt)
      throws IOException {
    accounting.countElement();
    reject(observation, line, "$", reason, excerpt);
  }

  void reject(
      Observation observation, long line, String jsonPath, String reason, @Nullable String excerpt)
      throws IOException {
    accounting.countReject();
    writeOps(new OpsRejectRow(observation, line, jsonPath, reason, shorten(excerpt)));
  }

  private static @Nullable String shorten(@Nullable String excerpt) {
    if (excerpt == null || excerpt.isEmpty()) {
      return null;
    }
    if (excerpt.length() <= LONGEST_EXCERPT) {
      return excerpt;
    }
    int end = LONGEST_EXCERPT;
    if (Character.isHighSurrogate(excerpt.charAt(end - 1))) {
      end--;
    }
    return excerpt.substring(0, end);
  }
}

package dev.spotifylake.history.replay;

import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.table.TableDefinition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/// Compares the rows of one table and raw object before and now, by the table's key.
final class RowCounts {
  private final TableDefinition table;
  private final MessageDigest digest = Sha256.digest();
  // By key: how often each row was there before, less how often it is now. Equal rows cancel out.
  private final Map<Fingerprint, Map<Fingerprint, Integer>> surplus = new HashMap<>();
  private long removedUnread;

  RowCounts(TableDefinition table) {
    this.table = table;
  }

  /// 128 bits of a hash: two rows never have the same in practice.
  private record Fingerprint(long high, long low) {}

  /// @param month of the row: a row in another month has changed; empty without partitions
  void before(String month, Map<String, String> row) {
    count(month, row, 1);
  }

  void after(String month, Map<String, String> row) {
    count(month, row, -1);
  }

  /// Rows before that are in a file that cannot be read.
  void beforeUnread(long rows) {
    removedUnread += rows;
  }

  private void count(String month, Map<String, String> row, int times) {
    for (String column : table.key()) {
      update(row.getOrDefault(column, ""));
    }
    Fingerprint key = fingerprint();
    update(month);
    row.forEach(
        (column, value) -> {
          update(column);
          update(value);
        });
    Fingerprint whole = fingerprint();
    Map<Fingerprint, Integer> rows = surplus.computeIfAbsent(key, newKey -> new HashMap<>(2));
    if (rows.merge(whole, times, Integer::sum) == 0) {
      rows.remove(whole);
      if (rows.isEmpty()) {
        surplus.remove(key);
      }
    }
  }

  private void update(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private Fingerprint fingerprint() {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new Fingerprint(hash.getLong(), hash.getLong());
  }

  /// A row of a key that is on both sides has changed; the others came or went.
  ReplayReport.RowDifference difference(long rowsBefore, long rowsAfter) {
    long added = 0;
    long changed = 0;
    long removed = removedUnread;
    for (Map<Fingerprint, Integer> rows : surplus.values()) {
      long before =
          rows.values().stream().filter(times -> times > 0).mapToLong(times -> times).sum();
      long after =
          -rows.values().stream().filter(times -> times < 0).mapToLong(times -> times).sum();
      long both = Math.min(before, after);
      changed += both;
      removed += before - both;
      added += after - both;
    }
    return new ReplayReport.RowDifference(rowsBefore, rowsAfter, added, changed, removed);
  }
}

package dev.spotifylake.history.replay;

import dev.spotifylake.common.table.TableDefinition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/// The rows of one table and raw object as they were and as they are now, laid beside each other by
/// the table's key.
final class RowCounts {
  private final TableDefinition table;
  private final MessageDigest digest = sha256();
  // By key: how often each row stood there before, less how often it does now. Equal rows leave no
  // trace.
  private final Map<Fingerprint, Map<Fingerprint, Integer>> surplus = new HashMap<>();
  private long removedUnread;

  RowCounts(TableDefinition table) {
    this.table = table;
  }

  /// 128 bits of a hash: of two rows taken for one there is no fear.
  private record Fingerprint(long high, long low) {}

  /// @param partition where it lies: a row that moved has changed
  void before(String partition, Map<String, String> row) {
    count(partition, row, 1);
  }

  void after(String partition, Map<String, String> row) {
    count(partition, row, -1);
  }

  /// Rows that stood there before in a file that cannot be read.
  void beforeUnread(long rows) {
    removedUnread += rows;
  }

  private void count(String partition, Map<String, String> row, int times) {
    for (String column : table.key()) {
      update(row.getOrDefault(column, ""));
    }
    Fingerprint key = fingerprint();
    update(partition);
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

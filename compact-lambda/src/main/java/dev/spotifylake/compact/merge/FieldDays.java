package dev.spotifylake.compact.merge;

import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.compact.file.TableRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Sums up the rows of `ops_fields` by account, source, field and UTC day. Takes rows in the order
/// of merged files and holds those of one day of a field at a time.
///
/// A row of a day names its raw objects by short hashes, so that a raw object counts once, however
/// often and in whatever portions its rows are folded. It has the time of the last of them.
public final class FieldDays {
  private static final String RUN = "day";

  // 48 bits: a day of one account and source has some tens of raw objects.
  private static final int HASH_LETTERS = 12;

  private final RowOutput output;
  private final int account;
  private final int observedAt;
  private final int runId;
  private final int rawKey;
  private final int source;
  private final int path;
  private final int present;
  private final int absent;
  private final int rawObjects;
  private final int rawHashes;
  private final List<TableRow> rows = new ArrayList<>();

  FieldDays(TableDefinition table, RowOutput output) {
    List<String> names = table.columnNames();
    this.output = output;
    this.account = names.indexOf("account");
    this.observedAt = names.indexOf("observed_at");
    this.runId = names.indexOf("run_id");
    this.rawKey = names.indexOf("raw_key");
    this.source = names.indexOf("source");
    this.path = names.indexOf("json_path");
    this.present = names.indexOf("present");
    this.absent = names.indexOf("absent");
    this.rawObjects = names.indexOf("raw_objects");
    this.rawHashes = names.indexOf("raw_hashes");
  }

  void add(TableRow row) throws IOException {
    if (!rows.isEmpty() && !group(rows.getFirst()).equals(group(row))) {
      finish();
    }
    rows.add(row);
  }

  private List<@Nullable Object> group(TableRow row) {
    return Arrays.asList(
        row.get(account),
        row.get(source),
        row.get(path),
        LocalDate.ofInstant(time(row), ZoneOffset.UTC));
  }

  private Instant time(TableRow row) {
    return (Instant) Objects.requireNonNull(row.get(observedAt));
  }

  private Set<String> hashes(TableRow row) {
    return row.get(rawHashes) instanceof String text
        ? Set.of(text.split(" ", -1))
        : Set.of(hash((String) row.get(rawKey)));
  }

  private static String hash(@Nullable String key) {
    return Sha256.hex(String.valueOf(key).getBytes(StandardCharsets.UTF_8))
        .substring(0, HASH_LETTERS);
  }

  private static long number(TableRow row, int column) {
    return row.get(column) instanceof Long value ? value : 0;
  }

  void finish() throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    // First the row that sums up most: a single row of one of its raw objects adds nothing.
    rows.sort(Comparator.comparingLong(row -> -number(row, rawObjects)));
    NavigableSet<String> counted = new TreeSet<>();
    Instant last = Instant.EPOCH;
    long sumPresent = 0;
    long sumAbsent = 0;
    for (TableRow row : rows) {
      Set<String> hashes = hashes(row);
      if (hashes.stream().noneMatch(counted::contains)) {
        counted.addAll(hashes);
        sumPresent += number(row, present);
        sumAbsent += number(row, absent);
        last = time(row).isAfter(last) ? time(row) : last;
      }
    }
    @Nullable Object[] values = rows.getFirst().values().clone();
    String key = String.valueOf(values[rawKey]);
    rows.clear();
    values[observedAt] = last;
    values[runId] = RUN;
    values[rawKey] = key.substring(0, key.lastIndexOf('/') + 1);
    values[present] = sumPresent;
    values[absent] = sumAbsent;
    values[rawObjects] = (long) counted.size();
    values[rawHashes] = String.join(" ", counted);
    output.write(new TableRow(values));
  }

  /// The rows that stay where raw objects are taken out, because they were transformed again. A row
  /// of a day is taken out with all of its raw objects. If some are left, it stays, and its raw
  /// objects are not counted again.
  ///
  /// @param removed raw keys
  public static Predicate<TableRow> without(TableDefinition table, Set<String> removed) {
    FieldDays columns = new FieldDays(table, row -> {});
    Set<String> hashes = new HashSet<>();
    removed.forEach(key -> hashes.add(hash(key)));
    return row -> !hashes.containsAll(columns.hashes(row));
  }
}

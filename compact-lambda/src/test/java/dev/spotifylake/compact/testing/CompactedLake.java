package dev.spotifylake.compact.testing;

import dev.spotifylake.common.compaction.LakeFiles;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectEntry;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.PutCondition;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.compact.Compaction;
import dev.spotifylake.compact.CompactionReport;
import dev.spotifylake.compact.CompactionSettings;
import dev.spotifylake.compact.file.RowCursor;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.compact.file.TableRow;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.FinishedFile;
import dev.spotifylake.transform.file.OutputSet;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A lake whose transforms are made up: a raw object has the rows that the test says.
public final class CompactedLake implements Closeable {
  public static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

  private final ObjectStore store;
  private final LakeFormat format;
  private final TableFileReader reader = new TableFileReader(1);
  private final Map<String, List<Row>> current = new HashMap<>();
  private Instant now = START;

  public CompactedLake(ObjectStore store, LakeFormat format) {
    this.store = store;
    this.format = format;
  }

  /// Small parts and steps, so that a few rows have many of them.
  public static CompactionSettings tiny() {
    return new CompactionSettings(Duration.ofHours(1), Duration.ofHours(1), 1, 2, 3, 5);
  }

  /// Several steps for a few raw objects of any age.
  public static CompactionSettings smallSteps() {
    return new CompactionSettings(Duration.ZERO, Duration.ofHours(1), 64 << 20, 2, 1_000, 5);
  }

  public ObjectStore store() {
    return store;
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /// A raw object is stored and transformed to these rows. A second time it is replayed.
  public void transform(RawKey rawKey, List<? extends Row> rows) throws IOException {
    transform(store, rawKey, rows, format);
  }

  /// As [#transform], with another format or by another store than the lake's.
  public void transform(ObjectStore to, RawKey rawKey, List<? extends Row> rows, LakeFormat written)
      throws IOException {
    to.put(rawKey.key(), ObjectContent.of("raw"), PutCondition.any());
    List<Manifest.Output> outputs = new ArrayList<>();
    SortedMap<String, Long> counts = new TreeMap<>();
    try (OutputSet files = new OutputSet(FileFormat.of(written), rawKey.outputName())) {
      for (Row row : rows) {
        TableDefinition table = LakeTables.of(row.getClass());
        files.write(table, row.partitionValue(), row);
        counts.merge(table.name(), 1L, Long::sum);
      }
      for (FinishedFile file : files.finish()) {
        to.put(file.key(), file.content(), PutCondition.any());
        outputs.add(new Manifest.Output(file.key(), file.table(), file.rows(), file.sha256()));
      }
    }
    to.put(
        manifestKey(rawKey),
        ObjectContent.of(new Manifest(rawKey.key(), outputs, rows.size(), counts, 0, 0).toJson()),
        PutCondition.any());
    current.put(rawKey.key(), List.copyOf(rows));
  }

  /// All keys of table files and below `manifests/`.
  public Set<String> curatedKeys() throws IOException {
    Set<String> keys = new TreeSet<>(keys("curated/"));
    keys.addAll(keys("manifests/"));
    return keys;
  }

  /// The keys of the record of current files, and of the files that it names as current.
  public Set<String> keysOfTheRecord() throws IOException {
    LakeFiles files = LakeFiles.read(store).files();
    Set<String> named = new TreeSet<>();
    files.merged().forEach(file -> named.add(file.key()));
    files.indexes().forEach(file -> named.add(file.key()));
    named.add(LakeFiles.KEY);
    return named;
  }

  public static String manifestKey(RawKey rawKey) {
    return "manifests/" + rawKey.key() + ".json";
  }

  /// Compacts raw objects of any age.
  public CompactionReport compact() throws IOException {
    return compaction(store, smallSteps()).compact();
  }

  public Compaction compaction(ObjectStore through, CompactionSettings settings) {
    return new Compaction(through, through, format, () -> now, settings);
  }

  /// The distinct rows of a table that readers see, in the format they read.
  public Set<List<@Nullable Object>> visibleRows(TableDefinition table) throws IOException {
    return visibleRows(
        table, format == LakeFormat.CSV ? TableFileFormat.CSV : TableFileFormat.PARQUET);
  }

  public Set<List<@Nullable Object>> visibleRows(TableDefinition table, TableFileFormat from)
      throws IOException {
    LakeFiles.Selection selection = LakeFiles.read(store).files().selection();
    Set<List<@Nullable Object>> rows = new HashSet<>();
    for (String key : keys(from.prefix(table))) {
      if (selection.contains(key)) {
        try (StoredObject file = Objects.requireNonNull(store.get(key), key);
            RowCursor cursor = reader.open(table, from, ObjectContent.of(file.readAll()))) {
          for (TableRow row = cursor.next(); row != null; row = cursor.next()) {
            rows.add(Arrays.asList(row.values()));
          }
        }
      }
    }
    return rows;
  }

  /// All rows of a table that the raw objects have by their last transforms.
  public Set<List<@Nullable Object>> allRows(TableDefinition table) {
    Set<List<@Nullable Object>> rows = new HashSet<>();
    for (List<Row> ofObject : current.values()) {
      for (Row row : ofObject) {
        if (LakeTables.of(row.getClass()).equals(table)) {
          List<@Nullable Object> values = new ArrayList<>();
          for (ColumnDefinition column : table.columns()) {
            values.add(column.valueOf().apply(row));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  /// What must be left of a table when everything is folded.
  public Set<List<@Nullable Object>> keptRows(TableDefinition table) {
    return KeptRows.of(table, allRows(table));
  }

  public List<String> keys(String prefix) {
    try (Stream<ObjectEntry> entries = store.list(prefix)) {
      return entries.map(ObjectEntry::key).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}

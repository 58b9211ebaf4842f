package dev.spotifylake.history.replay;

import dev.spotifylake.common.hash.Sha256;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import dev.spotifylake.compact.file.TableFileReader;
import dev.spotifylake.history.replay.ReplayReport.OutputDifference;
import dev.spotifylake.history.replay.ReplayReport.RowDifference;
import dev.spotifylake.history.replay.ReplayReport.TableDifference;
import dev.spotifylake.transform.BuiltObject;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.FinishedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares what the tables of one raw object hold with what a transform makes of it now. Reads
/// only files whose content differs.
final class ObjectComparison {
  private final ObjectStore curated;
  private final TableFileReader reader;
  private final List<Manifest.Output> before;
  private final List<Manifest.Output> after;
  // By the key without the hash: a file of another content has another key.
  private final Map<String, Manifest.Output> beforeByName;
  private final Map<String, Manifest.Output> afterByName;
  private final Map<String, ObjectContent> newContents = new HashMap<>();

  /// Compares with the files that hold the rows of the object.
  ///
  /// @param before null where the object was never transformed
  static ObjectComparison withFiles(
      ObjectStore curated, TableFileReader reader, @Nullable Manifest before, BuiltObject built)
      throws IOException {
    return new ObjectComparison(
        curated, reader, before == null ? List.of() : existing(curated, before.outputs()), built);
  }

  /// Compares with the files whose rows are in merged files now. Where a file would have another
  /// content, all its rows count as removed and those of the new file as added.
  static ObjectComparison withMergedRows(
      ObjectStore curated, TableFileReader reader, Manifest merged, BuiltObject built) {
    Map<String, Manifest.Output> now = new HashMap<>();
    built.manifest().outputs().forEach(output -> now.put(output.key(), output));
    // A key names the content, so the file of a key that is made again has the same hash.
    List<Manifest.Output> before =
        merged.outputs().stream().map(output -> now.getOrDefault(output.key(), output)).toList();
    return new ObjectComparison(curated, reader, before, built);
  }

  private ObjectComparison(
      ObjectStore curated,
      TableFileReader reader,
      List<Manifest.Output> before,
      BuiltObject built) {
    this.curated = curated;
    this.reader = reader;
    this.before = before;
    this.after = built.manifest().outputs();
    this.beforeByName = byName(this.before);
    this.afterByName = byName(this.after);
    for (FinishedFile file : built.files()) {
      newContents.put(file.key(), file.content());
    }
  }

  /// A manifest names what was put; a file may have been deleted since.
  private static List<Manifest.Output> existing(ObjectStore curated, List<Manifest.Output> outputs)
      throws IOException {
    List<Manifest.Output> existing = new ArrayList<>(outputs.size());
    for (Manifest.Output output : outputs) {
      try (StoredObject stored = curated.get(output.key())) {
        if (stored != null) {
          existing.add(output);
        }
      }
    }
    return existing;
  }

  private static Map<String, Manifest.Output> byName(List<Manifest.Output> outputs) {
    Map<String, Manifest.Output> byName = new HashMap<>();
    outputs.forEach(output -> byName.put(name(output), output));
    return byName;
  }

  private static String name(Manifest.Output output) {
    return TableFileFormat.withoutHash(output.key());
  }

  SortedMap<String, TableDifference> byTable() throws IOException {
    Set<String> tables = new TreeSet<>();
    before.forEach(output -> tables.add(output.table()));
    after.forEach(output -> tables.add(output.table()));
    SortedMap<String, TableDifference> differences = new TreeMap<>();
    for (String table : tables) {
      differences.put(table, new TableDifference(rows(table), outputs(table)));
    }
    return differences;
  }

  private OutputDifference outputs(String table) {
    List<Manifest.Output> tableBefore = ofTable(before, table);
    List<Manifest.Output> tableAfter = ofTable(after, table);
    return new OutputDifference(
        tableAfter.stream().filter(output -> !beforeByName.containsKey(name(output))).count(),
        tableAfter.stream()
            .filter(output -> beforeByName.containsKey(name(output)) && !isUnchanged(output))
            .count(),
        tableBefore.stream().filter(output -> !afterByName.containsKey(name(output))).count());
  }

  private static List<Manifest.Output> ofTable(List<Manifest.Output> outputs, String table) {
    return outputs.stream().filter(output -> output.table().equals(table)).toList();
  }

  private boolean isUnchanged(Manifest.Output output) {
    Manifest.Output outputBefore = beforeByName.get(name(output));
    Manifest.Output outputAfter = afterByName.get(name(output));
    return outputBefore != null
        && outputAfter != null
        && outputBefore.sha256().equals(outputAfter.sha256());
  }

  private RowDifference rows(String table) throws IOException {
    List<Manifest.Output> filesBefore = inOneFormat(ofTable(before, table), ofTable(after, table));
    List<Manifest.Output> filesAfter = inOneFormat(ofTable(after, table), ofTable(before, table));
    long rowsBefore = rowSum(filesBefore);
    long rowsAfter = rowSum(filesAfter);
    if (filesBefore.isEmpty()
        || filesAfter.isEmpty()
        || !format(filesBefore).equals(format(filesAfter))) {
      return new RowDifference(rowsBefore, rowsAfter, rowsAfter, 0, rowsBefore);
    }
    TableDefinition definition = LakeTables.byName(table);
    RowCounts counts = new RowCounts(definition);
    for (Manifest.Output output : filesBefore) {
      if (!isUnchanged(output)) {
        countBefore(definition, output, counts);
      }
    }
    for (Manifest.Output output : filesAfter) {
      if (!isUnchanged(output)) {
        countAfter(definition, output, counts);
      }
    }
    return counts.difference(rowsBefore, rowsAfter);
  }

  /// Each format holds all rows of a table. Chooses the files of a format that the other side has
  /// too, where there is one.
  private static List<Manifest.Output> inOneFormat(
      List<Manifest.Output> outputs, List<Manifest.Output> others) {
    EnumSet<FileFormat> formats = EnumSet.noneOf(FileFormat.class);
    EnumSet<FileFormat> shared = EnumSet.noneOf(FileFormat.class);
    outputs.forEach(output -> formats.add(FileFormat.ofKey(output.key())));
    others.forEach(output -> shared.add(FileFormat.ofKey(output.key())));
    shared.retainAll(formats);
    Set<FileFormat> candidates = shared.isEmpty() ? formats : shared;
    return outputs.stream()
        .filter(output -> candidates.iterator().next() == FileFormat.ofKey(output.key()))
        .toList();
  }

  private static FileFormat format(List<Manifest.Output> outputs) {
    return FileFormat.ofKey(outputs.getFirst().key());
  }

  private static long rowSum(List<Manifest.Output> outputs) {
    return outputs.stream().mapToLong(Manifest.Output::rows).sum();
  }

  // The formats' libraries throw exceptions of many types at a file they cannot read.
  @SuppressWarnings("EmptyCatch")
  private void countBefore(TableDefinition table, Manifest.Output output, RowCounts counts)
      throws IOException {
    byte[] file = undamaged(output);
    String month = FileFormat.monthOf(table, output.key());
    long[] read = {0};
    if (file != null) {
      try {
        reader.read(
            FileFormat.ofKey(output.key()),
            file,
            row -> {
              counts.before(month, row);
              read[0]++;
            });
      } catch (IOException | RuntimeException unreadable) {
        // Its other rows count as removed.
      }
    }
    counts.beforeUnread(Math.max(0, output.rows() - read[0]));
  }

  /// The bytes of a file in the curated store; null where they are neither the ones that were put
  /// nor those of the new file.
  private byte @Nullable [] undamaged(Manifest.Output output) throws IOException {
    try (StoredObject stored = curated.get(output.key())) {
      if (stored == null) {
        return null;
      }
      byte[] file = stored.readAll();
      String sha256 = Sha256.hex(file);
      Manifest.Output outputAfter = afterByName.get(name(output));
      boolean isKnown =
          sha256.equals(output.sha256())
              || (outputAfter != null && sha256.equals(outputAfter.sha256()));
      return isKnown ? file : null;
    }
  }

  private void countAfter(TableDefinition table, Manifest.Output output, RowCounts counts)
      throws IOException {
    ObjectContent content = newContents.get(output.key());
    if (content == null) {
      throw new IllegalStateException(output.key() + " is in the manifest and was not made");
    }
    String month = FileFormat.monthOf(table, output.key());
    try (InputStream bytes = content.open()) {
      reader.read(
          FileFormat.ofKey(output.key()), bytes.readAllBytes(), row -> counts.after(month, row));
    }
  }
}

package dev.spotifylake.history.replay;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.store.ObjectContent;
import dev.spotifylake.common.store.ObjectStore;
import dev.spotifylake.common.store.StoredObject;
import dev.spotifylake.history.replay.ReplayReport.OutputDifference;
import dev.spotifylake.history.replay.ReplayReport.RowDifference;
import dev.spotifylake.history.replay.ReplayReport.TableDifference;
import dev.spotifylake.transform.BuiltObject;
import dev.spotifylake.transform.Manifest;
import dev.spotifylake.transform.file.FileFormat;
import dev.spotifylake.transform.file.FinishedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/// What one raw object's tables hold now, beside what a transform makes of it. Reads the rows of
/// files whose content differs, and of no others.
final class ObjectComparison {
  private final ObjectStore curated;
  private final List<Manifest.Output> before;
  private final List<Manifest.Output> after;
  private final Map<String, Manifest.Output> beforeByKey;
  private final Map<String, Manifest.Output> afterByKey;
  private final Map<String, ObjectContent> made = new HashMap<>();

  /// @param before null where the object was never transformed
  ObjectComparison(ObjectStore curated, @Nullable Manifest before, BuiltObject built)
      throws IOException {
    this.curated = curated;
    this.before = before == null ? List.of() : thoseThere(curated, before.outputs());
    this.after = built.manifest().outputs();
    this.beforeByKey = byKey(this.before);
    this.afterByKey = byKey(this.after);
    for (FinishedFile file : built.files()) {
      made.put(file.key(), file.content());
    }
  }

  /// A manifest tells what was put; a file may have been deleted since.
  private static List<Manifest.Output> thoseThere(
      ObjectStore curated, List<Manifest.Output> outputs) throws IOException {
    List<Manifest.Output> there = new ArrayList<>(outputs.size());
    for (Manifest.Output output : outputs) {
      try (StoredObject stored = curated.get(output.key())) {
        if (stored != null) {
          there.add(output);
        }
      }
    }
    return there;
  }

  private static Map<String, Manifest.Output> byKey(List<Manifest.Output> outputs) {
    Map<String, Manifest.Output> byKey = new HashMap<>();
    outputs.forEach(output -> byKey.put(output.key(), output));
    return byKey;
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
    List<Manifest.Output> was = of(before, table);
    List<Manifest.Output> is = of(after, table);
    return new OutputDifference(
        is.stream().filter(output -> !beforeByKey.containsKey(output.key())).count(),
        is.stream()
            .filter(output -> beforeByKey.containsKey(output.key()) && !isUnchanged(output))
            .count(),
        was.stream().filter(output -> !afterByKey.containsKey(output.key())).count());
  }

  private static List<Manifest.Output> of(List<Manifest.Output> outputs, String table) {
    return outputs.stream().filter(output -> output.table().equals(table)).toList();
  }

  private boolean isUnchanged(Manifest.Output output) {
    Manifest.Output was = beforeByKey.get(output.key());
    Manifest.Output is = afterByKey.get(output.key());
    return was != null && is != null && was.sha256().equals(is.sha256());
  }

  private RowDifference rows(String table) throws IOException {
    List<Manifest.Output> was = inOneFormat(of(before, table), of(after, table));
    List<Manifest.Output> is = inOneFormat(of(after, table), of(before, table));
    RowCounts counts = new RowCounts(LakeTables.byName(table));
    long rowsBefore = sum(was);
    long rowsAfter = sum(is);
    if (was.isEmpty() || is.isEmpty() || !format(was).equals(format(is))) {
      return new RowDifference(rowsBefore, rowsAfter, rowsAfter, 0, rowsBefore);
    }
    for (Manifest.Output output : was) {
      if (!isUnchanged(output)) {
        countBefore(output, counts);
      }
    }
    for (Manifest.Output output : is) {
      if (!isUnchanged(output)) {
        countAfter(output, counts);
      }
    }
    return counts.difference(rowsBefore, rowsAfter);
  }

  /// A table's rows stand once in each format; those of the format that the other side has too.
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

  private static long sum(List<Manifest.Output> outputs) {
    return outputs.stream().mapToLong(Manifest.Output::rows).sum();
  }

  private void countBefore(Manifest.Output output, RowCounts counts) throws IOException {
    String partition = FileFormat.partitionOf(output.key());
    long[] read = {0};
    try (StoredObject stored = curated.get(output.key())) {
      if (stored != null) {
        withFile(
            stored.content(),
            file ->
                readUntilBroken(
                    FileFormat.ofKey(output.key()),
                    file,
                    row -> {
                      counts.before(partition, row);
                      read[0]++;
                    }));
      }
    }
    counts.beforeUnread(Math.max(0, output.rows() - read[0]));
  }

  private void countAfter(Manifest.Output output, RowCounts counts) throws IOException {
    String partition = FileFormat.partitionOf(output.key());
    ObjectContent content = made.get(output.key());
    if (content == null) {
      throw new IllegalStateException(output.key() + " is in the manifest and was not made");
    }
    try (InputStream bytes = content.open()) {
      withFile(
          bytes,
          file ->
              TableFileRows.read(
                  FileFormat.ofKey(output.key()), file, row -> counts.after(partition, row)));
    }
  }

  @FunctionalInterface
  private interface FileReading {
    void read(Path file) throws IOException;
  }

  private static void withFile(InputStream content, FileReading reading) throws IOException {
    Path file = Files.createTempFile("lake-compare-", ".part");
    try {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      reading.read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  // The readers' libraries throw what they like at a file that is none of theirs.
  @SuppressWarnings("EmptyCatch")
  private static void readUntilBroken(FileFormat format, Path file, TableFileRows.Visitor visitor) {
    try {
      TableFileRows.read(format, file, visitor);
    } catch (IOException | RuntimeException broken) {
      // What could not be read counts as gone.
    }
  }
}

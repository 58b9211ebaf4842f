package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The outputs of one raw object: one file per table, partition and format.
public final class OutputSet implements Closeable {
  private final List<FileFormat> formats;
  private final String outputName;
  private final SortedMap<String, OpenFile> files = new TreeMap<>();
  private final Map<String, Map<String, List<OpenFile>>> byTable = new HashMap<>();
  private final PageCompressor compressor = new PageCompressor();

  /// @param outputName the name, without an ending, of each file
  public OutputSet(List<FileFormat> formats, String outputName) {
    this.formats = List.copyOf(formats);
    this.outputName = outputName;
  }

  public void write(TableDefinition table, String partitionValue, Row row) throws IOException {
    // No computeIfAbsent: a lambda is a class to make in a cold start, and two here cost 2 % of it.
    Map<String, List<OpenFile>> byPartition = byTable.get(table.name());
    if (byPartition == null) {
      byPartition = new HashMap<>();
      byTable.put(table.name(), byPartition);
    }
    List<OpenFile> open = byPartition.get(partitionValue);
    if (open == null) {
      open = openAll(table, partitionValue);
      byPartition.put(partitionValue, open);
    }
    for (OpenFile file : open) {
      file.writer.write(row);
      file.rows++;
    }
  }

  private List<OpenFile> openAll(TableDefinition table, String partitionValue) throws IOException {
    List<OpenFile> open = new ArrayList<>(formats.size());
    for (FileFormat format : formats) {
      SpillingOutput output = new SpillingOutput();
      OpenFile file = new OpenFile(table.name(), output, format.create(table, output, compressor));
      files.put(format.key(table, partitionValue, outputName), file);
      open.add(file);
    }
    return open;
  }

  /// The number of files so far.
  public int size() {
    return files.size();
  }

  /// The number of rows so far, by table. A row in two formats counts once.
  public SortedMap<String, Long> rowsByTable() {
    SortedMap<String, Long> rows = new TreeMap<>();
    for (Map.Entry<String, Map<String, List<OpenFile>>> table : byTable.entrySet()) {
      long sum = 0;
      for (List<OpenFile> open : table.getValue().values()) {
        sum += open.getFirst().rows;
      }
      rows.put(table.getKey(), sum);
    }
    return Collections.unmodifiableSortedMap(rows);
  }

  /// Completes all files and returns them in the order of their keys. Their contents can be read
  /// until this set is closed.
  public List<FinishedFile> finish() throws IOException {
    List<FinishedFile> finished = new ArrayList<>(files.size());
    for (Map.Entry<String, OpenFile> entry : files.entrySet()) {
      OpenFile file = entry.getValue();
      file.writer.close();
      finished.add(
          new FinishedFile(
              entry.getKey(),
              file.table,
              file.rows,
              file.output.sha256Hex(),
              file.output.content()));
    }
    return finished;
  }

  /// Deletes temporary files and frees memory outside of the heap.
  @Override
  public void close() throws IOException {
    try (compressor) {
      for (OpenFile file : files.values()) {
        file.output.discard();
      }
    }
  }

  private static final class OpenFile {
    private final String table;
    private final SpillingOutput output;
    private final TableFile writer;
    private long rows;

    private OpenFile(String table, SpillingOutput output, TableFile writer) {
      this.table = table;
      this.output = output;
      this.writer = writer;
    }
  }
}

package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The outputs of one raw object: one file per table, month and format. A table without partitions
/// has one file per format.
public final class OutputSet implements Closeable {
  private final List<FileFormat> formats;
  private final String outputName;
  private final List<OpenFile> files = new ArrayList<>();
  private final Map<String, Map<String, List<OpenFile>>> byTable = new HashMap<>();
  private final PageCompressor compressor = new PageCompressor();

  /// @param outputName how the name of each file begins; a hash of the content follows
  public OutputSet(List<FileFormat> formats, String outputName) {
    this.formats = List.copyOf(formats);
    this.outputName = outputName;
  }

  /// @param month of the row
  public void write(TableDefinition table, String month, Row row) throws IOException {
    String partition = table.partition() == Partition.NONE ? "" : month;
    // No computeIfAbsent: a lambda is a class to make in a cold start, and two here cost 2 % of it.
    Map<String, List<OpenFile>> byPartition = byTable.get(table.name());
    if (byPartition == null) {
      byPartition = new HashMap<>();
      byTable.put(table.name(), byPartition);
    }
    List<OpenFile> open = byPartition.get(partition);
    if (open == null) {
      open = openAll(table, partition);
      byPartition.put(partition, open);
    }
    for (OpenFile file : open) {
      file.writer.write(row);
      file.rows++;
    }
  }

  private List<OpenFile> openAll(TableDefinition table, String partition) throws IOException {
    List<OpenFile> open = new ArrayList<>(formats.size());
    for (FileFormat format : formats) {
      SpillingOutput output = new SpillingOutput();
      OpenFile file =
          new OpenFile(format, table, partition, output, format.create(table, output, compressor));
      files.add(file);
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
    for (OpenFile file : files) {
      finished.add(finish(file));
    }
    finished.sort(Comparator.comparing(FinishedFile::key));
    return finished;
  }

  private FinishedFile finish(OpenFile file) throws IOException {
    file.writer.close();
    String sha256 = file.output.sha256Hex();
    return new FinishedFile(
        file.format.key(file.table, file.partition, outputName, sha256),
        file.table.name(),
        file.rows,
        file.output.position(),
        sha256,
        file.output.content());
  }

  /// Deletes temporary files and frees memory outside of the heap.
  @Override
  public void close() throws IOException {
    try (compressor) {
      for (OpenFile file : files) {
        file.output.discard();
      }
    }
  }

  private static final class OpenFile {
    private final FileFormat format;
    private final TableDefinition table;
    private final String partition;
    private final SpillingOutput output;
    private final TableFile writer;
    private long rows;

    private OpenFile(
        FileFormat format,
        TableDefinition table,
        String partition,
        SpillingOutput output,
        TableFile writer) {
      this.format = format;
      this.table = table;
      this.partition = partition;
      this.output = output;
      this.writer = writer;
    }
  }
}

package dev.spotifylake.transform.file;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import java.util.List;

/// The formats of table files, each below a root of its own: a CSV file beside Parquet files would
/// break the table.
public enum FileFormat {
  PARQUET("curated/", ".parquet") {
    @Override
    TableFile create(TableDefinition table, SpillingOutput output, PageCompressor compressor)
        throws IOException {
      return new ParquetTableFile(table, output, compressor);
    }
  },
  CSV("curated-csv/", ".csv.gz") {
    @Override
    TableFile create(TableDefinition table, SpillingOutput output, PageCompressor compressor)
        throws IOException {
      return new CsvTableFile(table, output);
    }
  };

  private final String root;
  private final String suffix;

  FileFormat(String root, String suffix) {
    this.root = root;
    this.suffix = suffix;
  }

  /// @param compressor for a format that is made of pages; stays the caller's
  abstract TableFile create(TableDefinition table, SpillingOutput output, PageCompressor compressor)
      throws IOException;

  /// Such as `curated/tracks/dt=2026-11-22/me.saved_tracks.20261122T100503Z-<run>-0000.parquet`.
  String key(TableDefinition table, String partitionValue, String outputName) {
    return root
        + table.name()
        + "/"
        + table.partition().columnName()
        + "="
        + partitionValue
        + "/"
        + outputName
        + suffix;
  }

  /// @throws IllegalArgumentException where it is no key of a table file
  public static FileFormat ofKey(String key) {
    for (FileFormat format : values()) {
      if (key.startsWith(format.root)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "expected a table file, below " + PARQUET.root + " or " + CSV.root + ", not " + key);
  }

  /// The partition in a table file's key, such as `dt=2026-11-22`.
  public static String partitionOf(String key) {
    String folder = key.substring(0, key.lastIndexOf('/'));
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  public static List<FileFormat> of(LakeFormat format) {
    return switch (format) {
      case PARQUET -> List.of(PARQUET);
      case CSV -> List.of(CSV);
      case BOTH -> List.of(PARQUET, CSV);
    };
  }
}

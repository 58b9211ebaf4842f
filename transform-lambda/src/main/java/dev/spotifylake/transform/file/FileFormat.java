package dev.spotifylake.transform.file;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.table.TableFileFormat;
import java.io.IOException;
import java.util.List;

/// Writers of the two formats of table files.
public enum FileFormat {
  PARQUET(TableFileFormat.PARQUET) {
    @Override
    TableFile create(TableDefinition table, SpillingOutput output, PageCompressor compressor)
        throws IOException {
      return new ParquetTableFile(table, output, compressor);
    }
  },
  CSV(TableFileFormat.CSV) {
    @Override
    TableFile create(TableDefinition table, SpillingOutput output, PageCompressor compressor)
        throws IOException {
      return new CsvTableFile(table, output);
    }
  };

  private final TableFileFormat format;

  FileFormat(TableFileFormat format) {
    this.format = format;
  }

  /// @param compressor for a format that has pages; the caller closes it
  abstract TableFile create(TableDefinition table, SpillingOutput output, PageCompressor compressor)
      throws IOException;

  /// Such as `curated/tracks/dt=2026-11-22/me.saved_tracks.20261122T100503Z-<run>-0000.parquet`.
  String key(TableDefinition table, String partitionValue, String outputName) {
    return format.prefix(table)
        + table.partition().columnName()
        + "="
        + partitionValue
        + "/"
        + outputName
        + format.suffix();
  }

  /// @throws IllegalArgumentException if the key is not that of a table file
  public static FileFormat ofKey(String key) {
    for (FileFormat format : values()) {
      if (key.startsWith(format.format.root())) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "expected a table file below "
            + TableFileFormat.PARQUET.root()
            + " or "
            + TableFileFormat.CSV.root()
            + ", not "
            + key);
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

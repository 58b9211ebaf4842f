package dev.spotifylake.transform.file;

import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.common.table.Partition;
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

  private static final int MONTH_LETTERS = "2026-11".length();

  private final TableFileFormat format;

  FileFormat(TableFileFormat format) {
    this.format = format;
  }

  public TableFileFormat tableFileFormat() {
    return format;
  }

  /// @param compressor for a format that has pages; the caller closes it
  abstract TableFile create(TableDefinition table, SpillingOutput output, PageCompressor compressor)
      throws IOException;

  /// Such as
  /// `curated/plays/month=2026-11/recently_played.me.20261122T100503Z-<run>-0000.<hash>.parquet`.
  ///
  /// @param sha256 of the file's bytes, hexadecimal
  String key(TableDefinition table, String month, String outputName, String sha256) {
    return format.looseKey(table, month, outputName, sha256);
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

  /// The month in a table file's key, such as `2026-11`; empty for a table without partitions. Keys
  /// of the layout of earlier releases hold a day (`dt=2026-11-22`), which is read as its month.
  public static String monthOf(TableDefinition table, String key) {
    if (table.partition() == Partition.NONE) {
      return "";
    }
    String folder = key.substring(0, key.lastIndexOf('/'));
    String value = folder.substring(folder.lastIndexOf('=') + 1);
    return value.substring(0, Math.min(value.length(), MONTH_LETTERS));
  }

  public static List<FileFormat> of(LakeFormat format) {
    return switch (format) {
      case PARQUET -> List.of(PARQUET);
      case CSV -> List.of(CSV);
      case BOTH -> List.of(PARQUET, CSV);
    };
  }
}

package dev.spotifylake.transform.parquet;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What the footer says of a column in a row group.
///
/// @param rows values and nulls
/// @param uncompressedBytes pages with their headers, before compression
/// @param dictionaryPages how many: one or none
/// @param dataOffset of the first data page in the file, which the dictionary's page stands before
/// @param least null where it cannot be told
record ColumnChunk(
    ParquetColumn column,
    long rows,
    long nulls,
    long uncompressedBytes,
    long compressedBytes,
    int dictionaryPages,
    int dictionaryCodedPages,
    int plainPages,
    long offset,
    long dataOffset,
    byte @Nullable [] least,
    byte @Nullable [] greatest) {
  // Longer extremes would fill the footer, which is read for every query; they are left out.
  private static final int LONGEST_EXTREMES = 4096;

  private static final int ZSTANDARD = 6;

  void putTo(CompactStruct list) {
    list.beginElement().big(2, 0).begin(3); // ColumnChunk: file_offset, no longer used; meta_data
    list.integer(1, column.type().physicalType());
    putEncodings(list);
    list.listOfTexts(3, 1).element(column.name().getBytes(StandardCharsets.UTF_8));
    list.integer(4, ZSTANDARD);
    list.big(5, rows).big(6, uncompressedBytes).big(7, compressedBytes).big(9, dataOffset);
    if (dictionaryPages > 0) {
      list.big(11, offset);
    }
    putStatistics(list.begin(12));
    list.end();
    putEncodingStatistics(list);
    list.end().end();
  }

  private void putEncodings(CompactStruct metadata) {
    boolean isPlain = plainPages + dictionaryPages > 0; // a dictionary itself is plain
    boolean isCoded = dictionaryCodedPages > 0;
    metadata.listOfIntegers(2, 1 + (isPlain ? 1 : 0) + (isCoded ? 1 : 0));
    if (isPlain) {
      metadata.element(Encoding.PLAIN.number());
    }
    metadata.element(Encoding.RUN_LENGTHS.number());
    if (isCoded) {
      metadata.element(Encoding.DICTIONARY.number());
    }
  }

  private void putStatistics(CompactStruct statistics) {
    statistics.big(3, nulls);
    byte[] low = least;
    byte[] high = greatest;
    if (low != null && high != null && low.length + high.length <= LONGEST_EXTREMES) {
      statistics.binary(5, high).binary(6, low).bool(7, true).bool(8, true);
    }
  }

  private void putEncodingStatistics(CompactStruct metadata) {
    int kinds =
        (dictionaryPages > 0 ? 1 : 0)
            + (plainPages > 0 ? 1 : 0)
            + (dictionaryCodedPages > 0 ? 1 : 0);
    metadata.listOfStructs(13, kinds);
    putKind(metadata, PageKind.DICTIONARY, Encoding.PLAIN, dictionaryPages);
    putKind(metadata, PageKind.DATA, Encoding.PLAIN, plainPages);
    putKind(metadata, PageKind.DATA, Encoding.DICTIONARY, dictionaryCodedPages);
  }

  private static void putKind(CompactStruct list, PageKind kind, Encoding encoding, int pages) {
    if (pages > 0) {
      list.beginElement().integer(1, kind.number()).integer(2, encoding.number());
      list.integer(3, pages).end();
    }
  }
}

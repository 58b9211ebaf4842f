package dev.spotifylake.transform.parquet;

import java.util.zip.CRC32;

/// Puts a page into its final form: header, then what was compressed. Serves all columns of a file,
/// one after the other.
final class PageWriter {
  private final PageCompressor compressor;
  private final GrowingBytes page = new GrowingBytes();
  private final GrowingBytes compressed = new GrowingBytes();
  private final CRC32 checksum = new CRC32();

  PageWriter(PageCompressor compressor) {
    this.compressor = compressor;
  }

  /// An empty page to write into; good until the next call.
  GrowingBytes newPage() {
    page.clear();
    return page;
  }

  /// Appends the page with its header. Answers how many bytes that would be uncompressed.
  ///
  /// @param values with the nulls among them
  long finish(PageKind kind, Encoding encoding, int values, GrowingBytes to) {
    compressed.clear();
    compressor.compress(page, compressed);
    checksum.reset();
    checksum.update(compressed.array(), 0, compressed.size());
    int start = to.size();
    CompactStruct header = new CompactStruct(to);
    header.integer(1, kind.number()).integer(2, page.size()).integer(3, compressed.size());
    header.integer(4, (int) checksum.getValue());
    switch (kind) {
      case DATA -> {
        header.begin(5).integer(1, values).integer(2, encoding.number());
        header.integer(3, Encoding.RUN_LENGTHS.number()).integer(4, Encoding.RUN_LENGTHS.number());
      }
      case DICTIONARY -> header.begin(7).integer(1, values).integer(2, encoding.number());
    }
    header.end().finish();
    int headerBytes = to.size() - start;
    to.put(compressed);
    return (long) headerBytes + page.size();
  }
}

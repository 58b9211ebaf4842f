package dev.spotifylake.transform.parquet;

import java.io.IOException;
import java.io.OutputStream;

/// Gathers a column of one row group after the other, page by page; what it holds is compressed,
/// but for the open page and the dictionary.
final class ColumnWriter {
  /// A page that has grown to this ends: the unit that is compressed, and read, at once.
  static final int PAGE_BYTES = 1 << 20;

  // As parquet-java has it; a page of mostly nulls would have no end otherwise.
  private static final int PAGE_ROWS = 20_000;

  private final ParquetColumn column;
  private final PageWriter pages;
  private final GrowingBytes data = new GrowingBytes();
  private final Bits present = new Bits();
  private ColumnValues values;
  private int pageNulls;
  private int pageRows;
  private long rows;
  private long nulls;
  private long uncompressedBytes;
  private int plainPages;
  private int codedPages;

  ColumnWriter(ParquetColumn column, PageWriter pages) {
    this.column = column;
    this.pages = pages;
    this.values = newValues(column.type());
  }

  private static ColumnValues newValues(ParquetType type) {
    return switch (type) {
      case BOOLEAN -> new BooleanValues();
      case STRING -> new TextValues();
      case INT, BIGINT, DOUBLE, DATE, TIMESTAMP -> new NumberValues(type);
    };
  }

  void addNull() {
    if (!column.nullable()) {
      throw new IllegalArgumentException("column " + column.name() + " is never null");
    }
    present.add(false);
    pageNulls++;
    endRow();
  }

  void add(String value) {
    begin();
    ((TextValues) values).add(value);
    endRow();
  }

  void add(long value) {
    begin();
    ((NumberValues) values).add(value);
    endRow();
  }

  void add(boolean value) {
    begin();
    ((BooleanValues) values).add(value);
    endRow();
  }

  private void begin() {
    if (column.nullable()) {
      present.add(true);
    }
  }

  private void endRow() {
    pageRows++;
    if (pageRows == PAGE_ROWS || values.pageIsFull()) {
      endPage();
    }
  }

  long heldBytes() {
    return data.size() + values.heldBytes();
  }

  private void endPage() {
    GrowingBytes page = pages.newPage();
    if (column.nullable()) {
      putPresence(page);
    }
    Encoding encoding = values.endPage(page);
    if (encoding == Encoding.DICTIONARY) {
      codedPages++;
    } else {
      plainPages++;
    }
    uncompressedBytes += pages.finish(PageKind.DATA, encoding, pageRows, data);
    rows += pageRows;
    nulls += pageNulls;
    pageRows = 0;
    pageNulls = 0;
    present.clear();
  }

  /// Which rows have a value: Parquet's definition levels, of which a flat column has two.
  private void putPresence(GrowingBytes page) {
    page.putNumber(0, Integer.BYTES);
    if (pageNulls == 0 || pageNulls == pageRows) {
      RunLengths.putRun(pageNulls == 0 ? 1 : 0, pageRows, 1, page);
    } else {
      RunLengths.putBits(present.array(), pageRows, page);
    }
    page.setInt(0, page.size() - Integer.BYTES);
  }

  /// Writes the column's part of the row group and begins the next one.
  ///
  /// @param offset where in the file it goes
  ColumnChunk flush(OutputStream to, long offset) throws IOException {
    if (pageRows > 0) {
      endPage();
    }
    GrowingBytes dictionary = new GrowingBytes();
    int entries = values.dictionaryEntries();
    if (entries > 0) {
      values.putDictionary(pages.newPage());
      uncompressedBytes += pages.finish(PageKind.DICTIONARY, Encoding.PLAIN, entries, dictionary);
    }
    dictionary.writeTo(to);
    data.writeTo(to);
    ColumnChunk chunk =
        new ColumnChunk(
            column,
            rows,
            nulls,
            uncompressedBytes,
            (long) dictionary.size() + data.size(),
            entries > 0 ? 1 : 0,
            codedPages,
            plainPages,
            offset,
            offset + dictionary.size(),
            values.least(),
            values.greatest());
    beginRowGroup();
    return chunk;
  }

  private void beginRowGroup() {
    values = newValues(column.type());
    data.clear();
    rows = 0;
    nulls = 0;
    uncompressedBytes = 0;
    plainPages = 0;
    codedPages = 0;
  }
}

package dev.spotifylake.transform.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// The pages of one column in one row group. A page is compressed when Parquet's column writer
/// hands it over, and held until the row group is written.
final class ParquetColumnPages implements PageWriter {
  // As in parquet-java: the range lets a reader skip a row group, and long texts help little there.
  private static final long LARGEST_RANGE_BYTES = 4096;

  private final ColumnDescriptor column;
  private final PageCompressor compressor;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
  private @Nullable Statistics<?> statistics;
  private long values;
  private long uncompressedBytes;

  ParquetColumnPages(ColumnDescriptor column, PageCompressor compressor) {
    this.column = column;
    this.compressor = compressor;
  }

  @Override
  public void writePage(
      BytesInput page,
      int valueCount,
      int rowCount,
      Statistics<?> ofPage,
      SizeStatistics sizes,
      GeospatialStatistics geospatial,
      org.apache.parquet.column.Encoding repetitionLevels,
      org.apache.parquet.column.Encoding definitionLevels,
      org.apache.parquet.column.Encoding pageValues)
      throws IOException {
    writePage(page, valueCount, rowCount, ofPage, repetitionLevels, definitionLevels, pageValues);
  }

  @Override
  public void writePage(
      BytesInput page,
      int valueCount,
      int rowCount,
      Statistics<?> ofPage,
      org.apache.parquet.column.Encoding repetitionLevels,
      org.apache.parquet.column.Encoding definitionLevels,
      org.apache.parquet.column.Encoding pageValues)
      throws IOException {
    PageHeader header = new PageHeader(PageType.DATA_PAGE, 0, 0);
    header.setData_page_header(
        new DataPageHeader(
            valueCount, used(pageValues), used(definitionLevels), used(repetitionLevels)));
    put(header, page);
    values += valueCount;
    if (statistics == null) {
      statistics = ofPage.copy();
    } else {
      statistics.mergeStatistics(ofPage);
    }
  }

  private Encoding used(org.apache.parquet.column.Encoding encoding) {
    Encoding inFile = Encoding.valueOf(encoding.name());
    encodings.add(inFile);
    return inFile;
  }

  private void put(PageHeader header, BytesInput page) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(Math.toIntExact(page.size()));
    page.writeAllTo(whole);
    byte[] plain = whole.toByteArray();
    byte[] compressed = compressor.compress(plain);
    CRC32 checksum = new CRC32();
    checksum.update(compressed);
    header.setUncompressed_page_size(plain.length);
    header.setCompressed_page_size(compressed.length);
    header.setCrc((int) checksum.getValue());
    int before = data.size();
    Util.writePageHeader(header, data);
    uncompressedBytes += data.size() - before + plain.length;
    data.write(compressed);
  }

  /// Appends the pages.
  void writeTo(SpillingOutput output) throws IOException {
    data.writeTo(output);
  }

  /// The description of these pages in the footer.
  ///
  /// @param offset of the first page in the file, in bytes
  ColumnMetaData metaData(long offset) {
    ColumnMetaData metaData =
        new ColumnMetaData(
            type(),
            new ArrayList<>(encodings),
            List.of(column.getPath()),
            CompressionCodec.ZSTD,
            values,
            uncompressedBytes,
            getMemSize(),
            offset);
    Statistics<?> known = statistics;
    if (known != null && !known.isEmpty() && known.isSmallerThan(LARGEST_RANGE_BYTES)) {
      metaData.setStatistics(range(known));
    }
    return metaData;
  }

  private Type type() {
    return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
      case BINARY -> Type.BYTE_ARRAY;
      case INT32 -> Type.INT32;
      case INT64 -> Type.INT64;
      case DOUBLE -> Type.DOUBLE;
      case BOOLEAN -> Type.BOOLEAN;
      case FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
          throw new IllegalStateException("no column of the lake is " + column);
    };
  }

  private static org.apache.parquet.format.Statistics range(Statistics<?> statistics) {
    org.apache.parquet.format.Statistics range = new org.apache.parquet.format.Statistics();
    range.setNull_count(statistics.getNumNulls());
    if (statistics.hasNonNullValue()) {
      range.setMin_value(statistics.getMinBytes());
      range.setMax_value(statistics.getMaxBytes());
    }
    return range;
  }

  @Override
  public long getMemSize() {
    return data.size();
  }

  @Override
  public long allocatedSize() {
    return getMemSize();
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + " " + getMemSize() + " bytes";
  }

  @Override
  @Deprecated
  public void writePage(
      BytesInput page,
      int valueCount,
      Statistics<?> ofPage,
      org.apache.parquet.column.Encoding repetitionLevels,
      org.apache.parquet.column.Encoding definitionLevels,
      org.apache.parquet.column.Encoding pageValues) {
    throw new UnsupportedOperationException("Parquet's writers pass the number of rows");
  }

  @Override
  public void writeDictionaryPage(DictionaryPage page) {
    throw new UnsupportedOperationException("the lake's columns have no dictionaries");
  }

  @Override
  public void writePageV2(
      int rowCount,
      int nullCount,
      int valueCount,
      BytesInput repetitionLevels,
      BytesInput definitionLevels,
      org.apache.parquet.column.Encoding pageValues,
      BytesInput page,
      Statistics<?> ofPage) {
    throw new UnsupportedOperationException("the lake's pages are of Parquet's first version");
  }
}

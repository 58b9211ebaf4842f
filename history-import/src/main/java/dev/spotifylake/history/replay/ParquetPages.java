package dev.spotifylake.history.replay;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// The pages of a Parquet file such as the lake writes: flat, with data pages of version 1, plain
/// or Zstandard. Parquet's own reader of files wants Hadoop's input formats, which the lake does
/// without.
final class ParquetPages implements Closeable {
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  // The footer's length and the magic word.
  private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length;

  private final FileChannel file;
  private final FileMetaData footer;
  private final MessageType schema;

  private ParquetPages(FileChannel file) throws IOException {
    this.file = file;
    this.footer = footer(file);
    this.schema = schema(footer.getSchema());
  }

  /// @throws IOException where it is no such file
  static ParquetPages open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path);
    boolean opened = false;
    try {
      ParquetPages pages = new ParquetPages(file);
      opened = true;
      return pages;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private static FileMetaData footer(FileChannel file) throws IOException {
    long tailAt = file.size() - TAIL_BYTES;
    if (tailAt < 0) {
      throw new IOException("no Parquet: only " + file.size() + " bytes");
    }
    ByteBuffer tail =
        ByteBuffer.wrap(read(file, tailAt, TAIL_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt();
    if (!tail.equals(ByteBuffer.wrap(MAGIC)) || length < 0 || length > tailAt) {
      throw new IOException("no Parquet: it does not end as such a file does");
    }
    return Util.readFileMetaData(new ByteArrayInputStream(read(file, tailAt - length, length)));
  }

  private static byte[] read(FileChannel file, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("the file ends inside a part it announced");
      }
    }
    return bytes.array();
  }

  // The first element stands for the whole row. What the values mean beyond their primitive types
  // does not matter to a comparison.
  private static MessageType schema(List<SchemaElement> elements) throws IOException {
    Type[] fields = new Type[elements.size() - 1];
    for (int i = 0; i < fields.length; i++) {
      SchemaElement element = elements.get(i + 1);
      if (!element.isSetType() || element.getRepetition_type() == FieldRepetitionType.REPEATED) {
        throw new IOException("the column " + element.getName() + " is nested");
      }
      fields[i] =
          Types.primitive(
                  primitiveType(element),
                  Type.Repetition.valueOf(element.getRepetition_type().name()))
              .named(element.getName());
    }
    return new MessageType(elements.getFirst().getName(), fields);
  }

  private static PrimitiveTypeName primitiveType(SchemaElement element) {
    return element.getType() == org.apache.parquet.format.Type.BYTE_ARRAY
        ? PrimitiveTypeName.BINARY
        : PrimitiveTypeName.valueOf(element.getType().name());
  }

  MessageType schema() {
    return schema;
  }

  int rowGroups() {
    return footer.getRow_groupsSize();
  }

  /// All pages of a row group, in memory.
  PageReadStore pages(int rowGroup) throws IOException {
    RowGroup group = footer.getRow_groups().get(rowGroup);
    Map<ColumnDescriptor, PageReader> columns = new HashMap<>();
    for (int i = 0; i < schema.getFieldCount(); i++) {
      ColumnDescriptor column = schema.getColumns().get(i);
      columns.put(column, chunk(column, group.getColumns().get(i).getMeta_data()));
    }
    return new RowGroupPages(columns, group.getNum_rows());
  }

  private Chunk chunk(ColumnDescriptor column, ColumnMetaData about) throws IOException {
    long start = about.getData_page_offset();
    if (about.isSetDictionary_page_offset() && about.getDictionary_page_offset() > 0) {
      start = Math.min(start, about.getDictionary_page_offset());
    }
    ByteArrayInputStream bytes =
        new ByteArrayInputStream(
            read(file, start, Math.toIntExact(about.getTotal_compressed_size())));
    DictionaryPage dictionary = null;
    Queue<DataPage> pages = new ArrayDeque<>();
    for (long values = 0; values < about.getNum_values(); ) {
      PageHeader header = Util.readPageHeader(bytes);
      byte[] page = bytes.readNBytes(header.getCompressed_page_size());
      BytesInput content = BytesInput.from(unpacked(page, header, about.getCodec()));
      if (header.isSetDictionary_page_header()) {
        dictionary = dictionary(content, header.getDictionary_page_header());
      } else if (header.isSetData_page_header()) {
        DataPageHeader data = header.getData_page_header();
        pages.add(data(column, content, data));
        values += data.getNum_values();
      } else {
        throw new IOException("a page of the kind " + header.getType() + " is not known here");
      }
    }
    return new Chunk(dictionary, pages, about.getNum_values());
  }

  private static byte[] unpacked(byte[] page, PageHeader header, CompressionCodec codec)
      throws IOException {
    return switch (codec) {
      case UNCOMPRESSED -> page;
      case ZSTD -> Zstd.decompress(page, header.getUncompressed_page_size());
      default -> throw new IOException("the lake writes ZSTD, not " + codec);
    };
  }

  private static DictionaryPage dictionary(BytesInput content, DictionaryPageHeader header) {
    return new DictionaryPage(content, header.getNum_values(), encoding(header.getEncoding()));
  }

  private static DataPageV1 data(
      ColumnDescriptor column, BytesInput content, DataPageHeader header) {
    return new DataPageV1(
        content,
        header.getNum_values(),
        Math.toIntExact(content.size()),
        Statistics.createStats(column.getPrimitiveType()),
        encoding(header.getRepetition_level_encoding()),
        encoding(header.getDefinition_level_encoding()),
        encoding(header.getEncoding()));
  }

  private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
    return Encoding.valueOf(encoding.name());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private record RowGroupPages(Map<ColumnDescriptor, PageReader> columns, long rows)
      implements PageReadStore {
    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
      PageReader pages = columns.get(column);
      if (pages == null) {
        throw new IllegalArgumentException("no column " + column);
      }
      return pages;
    }

    @Override
    public long getRowCount() {
      return rows;
    }
  }

  private record Chunk(@Nullable DictionaryPage dictionary, Queue<DataPage> pages, long values)
      implements PageReader {
    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
      return dictionary;
    }

    @Override
    public long getTotalValueCount() {
      return values;
    }

    @Override
    public @Nullable DataPage readPage() {
      return pages.poll();
    }
  }
}

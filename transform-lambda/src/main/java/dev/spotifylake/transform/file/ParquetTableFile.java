package dev.spotifylake.transform.file;

import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/// A Parquet file, compressed with Zstandard.
final class ParquetTableFile implements TableFile {
  // A row group is held in memory until it is full; with a few hundred months open at once it must
  // be small.
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private final ParquetWriter<Row> writer;

  ParquetTableFile(TableDefinition table, SpillingOutput output) throws IOException {
    this.writer =
        new Builder(table, output)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new ZstdCodec())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  @Override
  public void write(Row row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final TableDefinition table;

    Builder(TableDefinition table, SpillingOutput output) {
      super(new ParquetOutput(output));
      this.table = table;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return new ParquetRows(table);
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
      return new ParquetRows(table);
    }
  }

  private record ParquetOutput(SpillingOutput output) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new PositionedStream(output);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class PositionedStream extends PositionOutputStream {
    private final SpillingOutput output;

    PositionedStream(SpillingOutput output) {
      this.output = output;
    }

    @Override
    public long getPos() {
      return output.position();
    }

    @Override
    public void write(int octet) throws IOException {
      output.write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      output.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      output.close();
    }
  }
}

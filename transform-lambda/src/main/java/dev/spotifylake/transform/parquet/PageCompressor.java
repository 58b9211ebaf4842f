package dev.spotifylake.transform.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/// Zstandard for pages. Holds native memory from the first page until it is closed; to be used by
/// one thread at a time, for as many files as there are.
public final class PageCompressor implements Closeable {
  // Zstandard's own default: higher levels gain little on pages of some kilobytes.
  private static final int LEVEL = 3;

  private @Nullable ZstdCompressCtx context;

  /// Appends the compressed form; answers its length.
  int compress(GrowingBytes page, GrowingBytes to) {
    ZstdCompressCtx open = context;
    if (open == null) {
      open = new ZstdCompressCtx().setLevel(LEVEL);
      context = open;
    }
    int most = Math.toIntExact(Zstd.compressBound(page.size()));
    to.reserve(most);
    int length = open.compressByteArray(to.array(), to.size(), most, page.array(), 0, page.size());
    to.grow(length);
    return length;
  }

  @Override
  public void close() {
    ZstdCompressCtx open = context;
    if (open != null) {
      open.close();
      context = null;
    }
  }
}

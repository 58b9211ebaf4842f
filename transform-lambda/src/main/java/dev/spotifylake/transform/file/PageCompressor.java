package dev.spotifylake.transform.file;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/// Compresses the pages of all Parquet files of one raw object with one Zstandard context. To make
/// a context for each page costs four times as much as to compress some kilobytes. A context has
/// memory outside of the heap until it is closed.
final class PageCompressor implements Closeable {
  // Zstandard's own default: higher levels gain little on pages of some kilobytes.
  private static final int LEVEL = 3;

  private @Nullable ZstdCompressCtx context;

  byte[] compress(byte[] plain) {
    ZstdCompressCtx made = context;
    if (made == null) {
      made = new ZstdCompressCtx().setLevel(LEVEL);
      context = made;
    }
    return made.compress(plain);
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
      context = null;
    }
  }
}

package dev.spotifylake.common.raw;

import java.io.IOException;
import java.io.InputStream;

/// One line of a stream, up to its line feed or the stream's end. The stream must support marks.
final class LineInputStream extends InputStream {
  private final InputStream stream;
  private boolean ended;

  LineInputStream(InputStream stream) {
    this.stream = stream;
  }

  static boolean hasMore(InputStream stream) throws IOException {
    stream.mark(1);
    boolean more = stream.read() >= 0;
    stream.reset();
    return more;
  }

  @Override
  public int read() throws IOException {
    if (ended) {
      return -1;
    }
    int octet = stream.read();
    if (octet < 0 || octet == '\n') {
      ended = true;
      return -1;
    }
    return octet;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    stream.mark(length);
    int count = stream.read(into, offset, length);
    if (count < 0) {
      ended = true;
      return -1;
    }
    for (int i = 0; i < count; i++) {
      if (into[offset + i] == '\n') {
        // What was read beyond the line belongs to the next one.
        stream.reset();
        stream.skipNBytes(i + 1L);
        ended = true;
        return i == 0 ? -1 : i;
      }
    }
    return count;
  }

  void skipToEnd() throws IOException {
    byte[] buffer = new byte[1 << 13];
    while (!ended) {
      read(buffer, 0, buffer.length);
    }
  }

  /// The stream goes on after this line and is closed by its owner.
  @Override
  public void close() {}
}

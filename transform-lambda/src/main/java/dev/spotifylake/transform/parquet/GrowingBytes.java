package dev.spotifylake.transform.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Bytes that grow at the end. Numbers are little endian, as everywhere in Parquet.
final class GrowingBytes {
  // Most pages of the lake are smaller; a history import has some ten thousand of these at once.
  private static final int SMALLEST = 64;

  private byte[] bytes = new byte[SMALLEST];
  private int size;

  int size() {
    return size;
  }

  /// The bytes so far are the first [#size] of it; good until the next change.
  byte[] array() {
    return bytes;
  }

  /// Makes room for so many bytes more, which the caller then writes into [#array] itself and
  /// declares with [#grow].
  void reserve(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }

  void grow(int more) {
    size += more;
  }

  void put(int octet) {
    reserve(1);
    bytes[size++] = (byte) octet;
  }

  void put(byte[] more, int offset, int length) {
    reserve(length);
    System.arraycopy(more, offset, bytes, size, length);
    size += length;
  }

  void put(byte[] more) {
    put(more, 0, more.length);
  }

  void put(GrowingBytes more) {
    put(more.bytes, 0, more.size);
  }

  /// The lowest `width` bytes of a number.
  void putNumber(long number, int width) {
    reserve(width);
    for (int i = 0; i < width; i++) {
      bytes[size++] = (byte) (number >>> (8 * i));
    }
  }

  /// Seven bits a byte, the lowest first, as LEB128.
  void putUnsigned(long number) {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      put((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  /// Overwrites four bytes written before.
  void setInt(int position, int number) {
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[position + i] = (byte) (number >>> (8 * i));
    }
  }

  void writeTo(OutputStream to) throws IOException {
    to.write(bytes, 0, size);
  }

  void clear() {
    size = 0;
  }
}

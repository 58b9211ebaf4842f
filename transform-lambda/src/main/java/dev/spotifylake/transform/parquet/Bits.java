package dev.spotifylake.transform.parquet;

import java.util.Arrays;

/// A row of bits, the lowest of a byte first.
final class Bits {
  private byte[] bits = new byte[16];
  private int count;

  int count() {
    return count;
  }

  /// Zeros stand beyond the last bit.
  byte[] array() {
    return bits;
  }

  void add(boolean bit) {
    int octet = count >>> 3;
    if (octet == bits.length) {
      bits = Arrays.copyOf(bits, octet * 2);
    }
    if (bit) {
      bits[octet] |= (byte) (1 << (count & 7));
    }
    count++;
  }

  void clear() {
    Arrays.fill(bits, 0, (count + 7) >>> 3, (byte) 0);
    count = 0;
  }
}

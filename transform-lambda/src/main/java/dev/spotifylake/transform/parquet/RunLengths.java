package dev.spotifylake.transform.parquet;

/// Parquet's hybrid of run lengths and bit packing, for numbers of a fixed small width.
final class RunLengths {
  // Packed values come in groups of this many; a shorter run of equal values is cheaper packed.
  private static final int GROUP = 8;

  private RunLengths() {}

  /// Bits needed for the numbers below `count`: none where there is only the 0.
  static int width(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }

  static void putRun(int value, int length, int width, GrowingBytes to) {
    to.putUnsigned((long) length << 1);
    to.putNumber(value, (width + 7) / 8);
  }

  /// The first `count` bits of `bits`, the lowest of a byte first, as they are; beyond them there
  /// must be zeros.
  static void putBits(byte[] bits, int count, GrowingBytes to) {
    int groups = (count + GROUP - 1) / GROUP;
    to.putUnsigned((long) groups << 1 | 1);
    to.put(bits, 0, groups);
  }

  static void put(int[] values, int count, int width, GrowingBytes to) {
    int at = 0;
    while (at < count) {
      int run = runAt(values, at, count);
      if (run >= GROUP) {
        putRun(values[at], run, width, to);
        at += run;
      } else {
        int end = at + GROUP;
        while (end < count && runAt(values, end, count) < GROUP) {
          end += GROUP;
        }
        putPacked(values, at, Math.min(end, count), width, to);
        at = end;
      }
    }
  }

  private static int runAt(int[] values, int start, int count) {
    int end = start + 1;
    while (end < count && values[end] == values[start]) {
      end++;
    }
    return end - start;
  }

  private static void putPacked(int[] values, int start, int end, int width, GrowingBytes to) {
    int groups = (end - start + GROUP - 1) / GROUP;
    to.putUnsigned((long) groups << 1 | 1);
    long pending = 0;
    int bits = 0;
    for (int i = start; i < start + groups * GROUP; i++) {
      pending |= (long) (i < end ? values[i] : 0) << bits;
      bits += width;
      while (bits >= Byte.SIZE) {
        to.put((int) pending);
        pending >>>= Byte.SIZE;
        bits -= Byte.SIZE;
      }
    }
  }
}

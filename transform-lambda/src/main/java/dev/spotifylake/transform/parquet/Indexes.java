package dev.spotifylake.transform.parquet;

import java.util.Arrays;

/// The values of a page as places in a dictionary, and whether the dictionary pays.
final class Indexes {
  // As parquet-java has it: a dictionary is read before any page, and must stay small.
  private static final int MOST_DICTIONARY_BYTES = 1 << 20;

  // Enough to see whether values come again; a column that never repeats is not hashed for long.
  private static final int TRIAL = 1_000;

  private int[] indexes = new int[16];
  private int count;
  private boolean isOpen = true;
  private boolean wasWritten;

  /// Whether values still go into the dictionary.
  boolean isOpen() {
    return isOpen;
  }

  /// Whether a page was written with the dictionary, so that it must be written too.
  boolean wasWritten() {
    return wasWritten;
  }

  int count() {
    return count;
  }

  int get(int position) {
    return indexes[position];
  }

  void add(int index) {
    if (count == indexes.length) {
      indexes = Arrays.copyOf(indexes, count * 2);
    }
    indexes[count++] = index;
  }

  /// @param plainBytes what the page would take without the dictionary
  boolean pageIsFull(int entries, long dictionaryBytes, long plainBytes) {
    return dictionaryBytes > MOST_DICTIONARY_BYTES
        || (!wasWritten && count == TRIAL && !pays(entries, dictionaryBytes, plainBytes));
  }

  /// To be asked at the end of a page: closes the dictionary where it does not pay or is full.
  /// Answers whether the page is to be written with it.
  boolean decide(int entries, long dictionaryBytes, long plainBytes) {
    if (count == 0) {
      return wasWritten; // nulls alone say nothing of what is to come
    }
    boolean isUsed = wasWritten || pays(entries, dictionaryBytes, plainBytes);
    if (!isUsed || dictionaryBytes > MOST_DICTIONARY_BYTES) {
      isOpen = false;
    }
    wasWritten = isUsed;
    return isUsed;
  }

  private boolean pays(int entries, long dictionaryBytes, long plainBytes) {
    long indexBytes = (long) count * RunLengths.width(entries) / Byte.SIZE;
    return dictionaryBytes + indexBytes < plainBytes;
  }

  /// @param entries how many the dictionary has
  void putTo(GrowingBytes to, int entries) {
    int width = RunLengths.width(entries);
    to.put(width);
    RunLengths.put(indexes, count, width, to);
  }

  void clear() {
    count = 0;
  }
}

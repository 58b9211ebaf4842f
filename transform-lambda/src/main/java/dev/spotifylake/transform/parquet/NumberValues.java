package dev.spotifylake.transform.parquet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Whole numbers, dates and moments as themselves; doubles by their bits.
final class NumberValues implements ColumnValues {
  // Knuth's multiplier: 2^64 by the golden ratio. Neighbours, as days are, fall far apart.
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Indexes indexes = new Indexes();
  private final GrowingBytes plain = new GrowingBytes();
  private final int width;
  private final boolean isDouble;
  private long[] entries = new long[8];
  // By hash: the place of an entry, counted from 1; twice as many as there is room for entries.
  private int[] places = new int[16];
  private int entryCount;
  private long pageBytes;
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;
  private double leastDouble = Double.POSITIVE_INFINITY;
  private double greatestDouble = Double.NEGATIVE_INFINITY;
  private boolean hasRange;
  private boolean sawNotANumber;

  NumberValues(ParquetType type) {
    this.width = type.plainWidth();
    this.isDouble = type == ParquetType.DOUBLE;
  }

  void add(long value) {
    pageBytes += width;
    if (indexes.isOpen()) {
      indexes.add(indexOf(value));
    } else {
      widen(value);
      plain.putNumber(value, width);
    }
  }

  private int indexOf(long value) {
    int mask = places.length - 1;
    for (int slot = slot(value, mask); ; slot = slot + 1 & mask) {
      int place = places[slot];
      if (place == 0) {
        places[slot] = entryCount + 1;
        return addEntry(value);
      }
      if (entries[place - 1] == value) {
        return place - 1;
      }
    }
  }

  private static int slot(long value, int mask) {
    return (int) ((value * SPREAD) >>> Integer.SIZE) & mask;
  }

  private int addEntry(long value) {
    widen(value);
    entries[entryCount] = value;
    entryCount++;
    if (entryCount == entries.length) {
      makeRoom();
    }
    return entryCount - 1;
  }

  private void makeRoom() {
    entries = Arrays.copyOf(entries, entryCount * 2);
    places = new int[entryCount * 4];
    int mask = places.length - 1;
    for (int entry = 0; entry < entryCount; entry++) {
      int slot = slot(entries[entry], mask);
      while (places[slot] != 0) {
        slot = slot + 1 & mask;
      }
      places[slot] = entry + 1;
    }
  }

  private void widen(long value) {
    hasRange = true;
    if (isDouble) {
      double number = Double.longBitsToDouble(value);
      sawNotANumber |= Double.isNaN(number);
      leastDouble = Math.min(leastDouble, number);
      greatestDouble = Math.max(greatestDouble, number);
    } else {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  }

  private long dictionaryBytes() {
    return (long) entryCount * width;
  }

  @Override
  public long heldBytes() {
    return pageBytes + dictionaryBytes();
  }

  @Override
  public boolean pageIsFull() {
    return pageBytes >= ColumnWriter.PAGE_BYTES
        || (indexes.isOpen() && indexes.pageIsFull(entryCount, dictionaryBytes(), pageBytes));
  }

  @Override
  public Encoding endPage(GrowingBytes to) {
    Encoding encoding = Encoding.PLAIN;
    if (!indexes.isOpen()) {
      to.put(plain);
      plain.clear();
    } else if (indexes.decide(entryCount, dictionaryBytes(), pageBytes)) {
      encoding = Encoding.DICTIONARY;
      indexes.putTo(to, entryCount);
    } else {
      for (int i = 0; i < indexes.count(); i++) {
        to.putNumber(entries[indexes.get(i)], width);
      }
      entryCount = 0;
    }
    indexes.clear();
    pageBytes = 0;
    return encoding;
  }

  @Override
  public int dictionaryEntries() {
    return indexes.wasWritten() ? entryCount : 0;
  }

  @Override
  public void putDictionary(GrowingBytes to) {
    for (int entry = 0; entry < entryCount; entry++) {
      to.putNumber(entries[entry], width);
    }
  }

  /// Zeros of both signs are equal and their order unsettled: the range takes both in, as the
  /// format asks.
  @Override
  public byte @Nullable [] least() {
    return bytes(
        isDouble ? Double.doubleToRawLongBits(leastDouble == 0 ? -0.0 : leastDouble) : least);
  }

  @Override
  public byte @Nullable [] greatest() {
    return bytes(
        isDouble
            ? Double.doubleToRawLongBits(greatestDouble == 0 ? 0.0 : greatestDouble)
            : greatest);
  }

  private byte @Nullable [] bytes(long number) {
    if (!hasRange || sawNotANumber) {
      return null;
    }
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[i] = (byte) (number >>> (8 * i));
    }
    return bytes;
  }
}

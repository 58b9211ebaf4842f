package dev.spotifylake.transform.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Texts, in UTF-8.
final class TextValues implements ColumnValues {
  private static final int LENGTH_BYTES = Integer.BYTES;

  private final Indexes indexes = new Indexes();
  private final GrowingBytes plain = new GrowingBytes();
  private String[] texts = new String[8];
  private byte[][] entries = new byte[8][];
  // By hash: the place of an entry, counted from 1; twice as many as there is room for entries.
  private int[] places = new int[16];
  private int entryCount;
  private long dictionaryBytes;
  private long pageBytes;
  private byte @Nullable [] least;
  private byte @Nullable [] greatest;

  void add(String text) {
    if (indexes.isOpen()) {
      int index = indexOf(text);
      indexes.add(index);
      pageBytes += LENGTH_BYTES + entries[index].length;
    } else {
      byte[] value = text.getBytes(StandardCharsets.UTF_8);
      widen(value);
      putPlain(value, plain);
      pageBytes = plain.size();
    }
  }

  private int indexOf(String text) {
    int mask = places.length - 1;
    int hash = text.hashCode();
    for (int slot = (hash ^ hash >>> 16) & mask; ; slot = slot + 1 & mask) {
      int place = places[slot];
      if (place == 0) {
        places[slot] = entryCount + 1;
        return addEntry(text);
      }
      if (texts[place - 1].equals(text)) {
        return place - 1;
      }
    }
  }

  private int addEntry(String text) {
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    widen(value);
    dictionaryBytes += LENGTH_BYTES + value.length;
    texts[entryCount] = text;
    entries[entryCount] = value;
    entryCount++;
    if (entryCount == texts.length) {
      makeRoom();
    }
    return entryCount - 1;
  }

  private void makeRoom() {
    texts = Arrays.copyOf(texts, entryCount * 2);
    entries = Arrays.copyOf(entries, entryCount * 2);
    places = new int[entryCount * 4];
    int mask = places.length - 1;
    for (int entry = 0; entry < entryCount; entry++) {
      int hash = texts[entry].hashCode();
      int slot = (hash ^ hash >>> 16) & mask;
      while (places[slot] != 0) {
        slot = slot + 1 & mask;
      }
      places[slot] = entry + 1;
    }
  }

  /// Texts are ordered by their bytes, which is the order of their characters.
  private void widen(byte[] value) {
    if (least == null || Arrays.compareUnsigned(value, least) < 0) {
      least = value;
    }
    if (greatest == null || Arrays.compareUnsigned(value, greatest) > 0) {
      greatest = value;
    }
  }

  private static void putPlain(byte[] value, GrowingBytes to) {
    to.putNumber(value.length, LENGTH_BYTES);
    to.put(value);
  }

  @Override
  public long heldBytes() {
    return pageBytes + dictionaryBytes;
  }

  @Override
  public boolean pageIsFull() {
    return pageBytes >= ColumnWriter.PAGE_BYTES
        || (indexes.isOpen() && indexes.pageIsFull(entryCount, dictionaryBytes, pageBytes));
  }

  @Override
  public Encoding endPage(GrowingBytes to) {
    Encoding encoding = Encoding.PLAIN;
    if (!indexes.isOpen()) {
      to.put(plain);
      plain.clear();
    } else if (indexes.decide(entryCount, dictionaryBytes, pageBytes)) {
      encoding = Encoding.DICTIONARY;
      indexes.putTo(to, entryCount);
    } else {
      for (int i = 0; i < indexes.count(); i++) {
        putPlain(entries[indexes.get(i)], to);
      }
    }
    indexes.clear();
    pageBytes = 0;
    if (!indexes.isOpen()) {
      forgetTexts();
    }
    return encoding;
  }

  /// The entries stay where pages refer to them.
  private void forgetTexts() {
    texts = new String[0];
    places = new int[0];
    if (!indexes.wasWritten()) {
      entries = new byte[0][];
      entryCount = 0;
      dictionaryBytes = 0;
    }
  }

  @Override
  public int dictionaryEntries() {
    return indexes.wasWritten() ? entryCount : 0;
  }

  @Override
  public void putDictionary(GrowingBytes to) {
    for (int entry = 0; entry < entryCount; entry++) {
      putPlain(entries[entry], to);
    }
  }

  @Override
  public byte @Nullable [] least() {
    return least;
  }

  @Override
  public byte @Nullable [] greatest() {
    return greatest;
  }
}

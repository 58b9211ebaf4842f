package dev.spotifylake.transform.parquet;

import org.jspecify.annotations.Nullable;

/// Truth values: a bit each.
final class BooleanValues implements ColumnValues {
  private final Bits page = new Bits();
  private boolean sawFalse;
  private boolean sawTrue;

  void add(boolean value) {
    page.add(value);
    sawFalse |= !value;
    sawTrue |= value;
  }

  @Override
  public long heldBytes() {
    return page.count() / Byte.SIZE;
  }

  @Override
  public boolean pageIsFull() {
    return false; // the rows of a page are not so many
  }

  @Override
  public Encoding endPage(GrowingBytes to) {
    to.put(page.array(), 0, (page.count() + Byte.SIZE - 1) / Byte.SIZE);
    page.clear();
    return Encoding.PLAIN;
  }

  @Override
  public int dictionaryEntries() {
    return 0;
  }

  @Override
  public void putDictionary(GrowingBytes to) {
    throw new IllegalStateException("truth values have no dictionary");
  }

  @Override
  public byte @Nullable [] least() {
    return sawFalse || sawTrue ? new byte[] {(byte) (sawFalse ? 0 : 1)} : null;
  }

  @Override
  public byte @Nullable [] greatest() {
    return sawFalse || sawTrue ? new byte[] {(byte) (sawTrue ? 1 : 0)} : null;
  }
}

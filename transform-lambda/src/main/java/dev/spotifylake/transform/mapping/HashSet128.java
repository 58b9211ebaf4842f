package dev.spotifylake.transform.mapping;

/// A set of 128-bit hashes, which takes at most 32 bytes of memory for each. So the hashes of
/// millions of plays fit into a small heap.
public final class HashSet128 {
  private static final int FIRST_SLOTS = 1 << 10;

  // Two longs per slot; a free slot has two zeros.
  private long[] slots = new long[2 * FIRST_SLOTS];
  private int size;

  /// Adds a hash. Returns whether it is new.
  public boolean add(long high, long low) {
    if (2 * (size + 1) > slots.length / 2) {
      grow();
    }
    boolean added = put(slots, high, occupied(high, low));
    if (added) {
      size++;
    }
    return added;
  }

  public boolean contains(long high, long low) {
    long sure = occupied(high, low);
    for (int slot = slotOf(slots, high, sure); !isFree(slots, slot); slot = next(slots, slot)) {
      if (slots[slot] == high && slots[slot + 1] == sure) {
        return true;
      }
    }
    return false;
  }

  public int size() {
    return size;
  }

  private static long occupied(long high, long low) {
    return high == 0 && low == 0 ? 1 : low;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (!isFree(slots, slot)) {
        put(larger, slots[slot], slots[slot + 1]);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] into, long high, long low) {
    int slot = slotOf(into, high, low);
    while (!isFree(into, slot)) {
      if (into[slot] == high && into[slot + 1] == low) {
        return false;
      }
      slot = next(into, slot);
    }
    into[slot] = high;
    into[slot + 1] = low;
    return true;
  }

  // Fibonacci hashing, as one half may be a small number such as a minute.
  private static int slotOf(long[] slots, long high, long low) {
    long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
    return 2 * (int) (mixed >>> 33 & (slots.length / 2 - 1));
  }

  private static boolean isFree(long[] slots, int slot) {
    return slots[slot] == 0 && slots[slot + 1] == 0;
  }

  private static int next(long[] slots, int slot) {
    return slot + 2 & slots.length - 1;
  }
}

package dev.spotifylake.simulator.world;

/// Spotify ids: 22 characters of base 62. An id holds its entity's number, so that an entity is
/// found by its id without any table of ids.
public final class Ids {
  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /// 62^11 is just above 2^64, so half an id holds a long.
  private static final int HALF = 11;

  /// Odd, hence invertible modulo 2^64.
  private static final long SPREAD = 0xD1342543DE82EF95L;

  private static final long UNSPREAD = inverse(SPREAD);
  private final long seed;

  public Ids(long seed) {
    this.seed = seed;
  }

  /// The id of the entity of this kind with this number.
  public String id(Kind kind, long number) {
    long check = check(kind, number);
    StringBuilder text = new StringBuilder(2 * HALF);
    append(text, check);
    append(text, (number + 1) * SPREAD ^ check);
    return text.toString();
  }

  public String uri(Kind kind, long number) {
    return "spotify:" + kind.word() + ":" + id(kind, number);
  }

  /// The number behind an id, or -1 if this world has no such id.
  public long number(Kind kind, String id) {
    if (id.length() != 2 * HALF) {
      return -1;
    }
    long check = 0;
    long spread = 0;
    for (int i = 0; i < HALF; i++) {
      int high = DIGITS.indexOf(id.charAt(i));
      int low = DIGITS.indexOf(id.charAt(HALF + i));
      if (high < 0 || low < 0) {
        return -1;
      }
      check = check * 62 + high;
      spread = spread * 62 + low;
    }
    long number = (spread ^ check) * UNSPREAD - 1;
    return number >= 0 && check == check(kind, number) ? number : -1;
  }

  private long check(Kind kind, long number) {
    return SeededRandom.mix(seed, kind.ordinal(), number);
  }

  private static void append(StringBuilder text, long value) {
    char[] digits = new char[HALF];
    long rest = value;
    for (int i = HALF - 1; i >= 0; i--) {
      digits[i] = DIGITS.charAt((int) Long.remainderUnsigned(rest, 62));
      rest = Long.divideUnsigned(rest, 62);
    }
    text.append(digits);
  }

  private static long inverse(long odd) {
    long result = odd;
    for (int i = 0; i < 6; i++) {
      result *= 2 - odd * result;
    }
    return result;
  }
}

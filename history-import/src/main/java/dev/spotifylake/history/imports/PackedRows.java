package dev.spotifylake.history.imports;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows of one month in six longs each: as objects, a history of a million plays would not fit.
final class PackedRows {
  private static final int WIDTH = 6;
  private static final int FIRST_ROWS = 16;
  // Less than any length, so that it comes last.
  private static final long UNKNOWN = Long.MIN_VALUE;

  private long[] longs = new long[WIDTH * FIRST_ROWS];
  private int end;

  void add(String id, long playedAt, @Nullable Long msPlayed, int uri, int names, int source) {
    if (end == longs.length) {
      longs = Arrays.copyOf(longs, end + WIDTH * (end / WIDTH / 2));
    }
    longs[end++] = Long.parseUnsignedLong(id, 0, 16, 16);
    longs[end++] = Long.parseUnsignedLong(id, 16, 32, 16);
    longs[end++] = playedAt;
    longs[end++] = msPlayed == null ? UNKNOWN : msPlayed;
    longs[end++] = (long) uri << Integer.SIZE | names;
    longs[end++] = source;
  }

  int size() {
    return end / WIDTH;
  }

  MergedPlays.Id id(int row) {
    return new MergedPlays.Id(longs[WIDTH * row], longs[WIDTH * row + 1]);
  }

  long playedAt(int row) {
    return longs[WIDTH * row + 2];
  }

  long msPlayed(int row) {
    return longs[WIDTH * row + 3];
  }

  int uri(int row) {
    return (int) (longs[WIDTH * row + 4] >>> Integer.SIZE);
  }

  int names(int row) {
    return (int) longs[WIDTH * row + 4];
  }

  int source(int row) {
    return (int) longs[WIDTH * row + 5];
  }
}

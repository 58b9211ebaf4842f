package dev.spotifylake.simulator.world;

import java.util.List;

/// A splitmix64 stream. The same parts always give the same stream, so that anything in the world
/// can be worked out alone, in any order, without remembering what was drawn before.
public final class SeededRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  private SeededRandom(long state) {
    this.state = state;
  }

  /// The stream that belongs to these numbers.
  public static SeededRandom of(long... parts) {
    return new SeededRandom(mix(parts));
  }

  /// One number from many; a change of any bit of any part changes about half of its bits.
  public static long mix(long... parts) {
    long hash = GOLDEN;
    for (long part : parts) {
      hash = finish(hash ^ finish(part + GOLDEN));
    }
    return hash;
  }

  /// A number that stands for a text in {@link #mix}.
  public static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = finish(hash + GOLDEN + text.charAt(i));
    }
    return hash;
  }

  public long next() {
    state += GOLDEN;
    return finish(state);
  }

  /// Uniform from 0 to below the bound.
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /// Uniform from least to most, both included.
  public int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /// Uniform from 0 to below 1.
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  public <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }

  private static long finish(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

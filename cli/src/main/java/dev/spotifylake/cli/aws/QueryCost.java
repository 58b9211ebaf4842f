package dev.spotifylake.cli.aws;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/// The cost of queries in Athena.
///
/// @param bytes read by Athena
/// @param chargedBytes paid for: each query that reads anything counts as [#MIN_CHARGED] or more
/// @param took as Athena measured it, queueing included
record QueryCost(int queries, long bytes, long chargedBytes, Duration took) {
  static final QueryCost NONE = new QueryCost(0, 0, 0, Duration.ZERO);

  // Athena's price list: at least 10 MB for each query that reads anything.
  private static final long MIN_CHARGED = 10L << 20;
  private static final BigDecimal USD_PER_TERABYTE = BigDecimal.valueOf(5);
  private static final BigDecimal TERABYTE = BigDecimal.valueOf(1L << 40);
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  QueryCost plus(long read, Duration time) {
    long charged = read == 0 ? 0 : Math.max(read, MIN_CHARGED);
    return new QueryCost(queries + 1, bytes + read, chargedBytes + charged, took.plus(time));
  }

  /// Approximate, because regions differ.
  BigDecimal usd() {
    return BigDecimal.valueOf(chargedBytes)
        .multiply(USD_PER_TERABYTE)
        .divide(TERABYTE, MathContext.DECIMAL64)
        .round(new MathContext(2, RoundingMode.UP));
  }

  String line() {
    return "Athena: %s read in %.1f s, about %s USD (5 USD a TB, 10 MB at least%s)"
        .formatted(
            size(bytes),
            took.toMillis() / 1000.0,
            usd().toPlainString(),
            queries == 1 ? "" : " for each of " + queries + " queries");
  }

  static String size(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 1024 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, unit == 0 || amount >= 100 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
  }
}

package dev.spotifylake.cli.aws;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/// What questions cost.
///
/// @param bytes read by Athena
/// @param chargedBytes paid for: each question counts as [#LEAST_CHARGED] or more
/// @param took as Athena measured it, waiting for its turn included
record QueryReceipt(int questions, long bytes, long chargedBytes, Duration took) {
  static final QueryReceipt NONE = new QueryReceipt(0, 0, 0, Duration.ZERO);

  // Athena's price list: at least 10 MB for each question that reads anything.
  private static final long LEAST_CHARGED = 10L << 20;
  private static final BigDecimal USD_PER_TERABYTE = BigDecimal.valueOf(5);
  private static final BigDecimal TERABYTE = BigDecimal.valueOf(1L << 40);
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  QueryReceipt plus(long read, Duration time) {
    long charged = read == 0 ? 0 : Math.max(read, LEAST_CHARGED);
    return new QueryReceipt(questions + 1, bytes + read, chargedBytes + charged, took.plus(time));
  }

  /// About; regions differ.
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
            questions == 1 ? "" : " for each of " + questions + " questions");
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

package dev.spotifylake.cli.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values as people read them in a table.
final class CellText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private CellText() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Instant time -> SECONDS.format(time);
      case Double number when Double.isFinite(number) ->
          BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      default -> visible(value.toString());
    };
  }

  // Names may hold line breaks and other control characters, which would break the table's lines.
  private static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .map(character -> Character.isISOControl(character) ? ' ' : character)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}

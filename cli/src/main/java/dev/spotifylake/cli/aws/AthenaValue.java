package dev.spotifylake.cli.aws;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/// Turns the texts of Athena's results into the values of
/// [dev.spotifylake.cli.engine.ResultConsumer].
final class AthenaValue {
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter();

  private AthenaValue() {}

  /// @param type the column's, as Athena names it; for `varchar(3)` the part before the bracket
  static @Nullable Object of(@Nullable String text, String type) {
    if (text == null) {
      return null;
    }
    return switch (type) {
      case "tinyint", "smallint", "integer", "bigint" -> Long.valueOf(text);
      case "float", "real", "double" -> Double.valueOf(text);
      case "decimal" -> new BigDecimal(text);
      case "boolean" -> Boolean.valueOf(text);
      case "date" -> LocalDate.parse(text);
      case "timestamp" -> LocalDateTime.parse(text, TIMESTAMP).toInstant(ZoneOffset.UTC);
      case "timestamp with time zone" -> zoned(text);
      default -> text;
    };
  }

  // Such as 2026-11-22 10:20:30.123 Europe/Zurich
  private static Instant zoned(String text) {
    int zone = text.lastIndexOf(' ');
    return LocalDateTime.parse(text.substring(0, zone), TIMESTAMP)
        .atZone(ZoneId.of(text.substring(zone + 1)))
        .toInstant();
  }
}

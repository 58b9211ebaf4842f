package dev.spotifylake.transform.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Release dates as Spotify writes them: `1979`, `2007-03`, `2011-01-28` or `0000`. The length of
/// the text gives the precision; the precision that Spotify sends beside it may be wrong.
final class ReleaseDates {
  private ReleaseDates() {}

  /// The date; the first day of a month or year; null if the text is not a date.
  static @Nullable LocalDate parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      LocalDate date =
          switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 1, 1);
            case 7 -> YearMonth.parse(text).atDay(1);
            case 10 -> LocalDate.parse(text);
            default -> null;
          };
      return date == null || date.getYear() < 1 ? null : date;
    } catch (DateTimeException | NumberFormatException notADate) {
      return null;
    }
  }

  static @Nullable Integer year(@Nullable LocalDate date) {
    return date == null ? null : date.getYear();
  }
}

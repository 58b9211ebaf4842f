package dev.spotifylake.simulator.world;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A release date as the API says it: of any precision, or none, and not always as it claims.
///
/// @param text `1979`, `2007-03`, `2011-01-28`, `0000` or null
/// @param precision `year`, `month` or `day`; may disagree with the text
public record ReleaseDate(@Nullable String text, String precision) {
  /// The ways in which the API says a date.
  public enum Form {
    DAY,
    MONTH,
    YEAR,
    ZEROS,
    NONE,
    YEAR_CLAIMING_DAY
  }

  static ReleaseDate of(LocalDate day, Form form) {
    String text = day.toString();
    return switch (form) {
      case DAY -> new ReleaseDate(text, "day");
      case MONTH -> new ReleaseDate(text.substring(0, 7), "month");
      case YEAR -> new ReleaseDate(text.substring(0, 4), "year");
      case ZEROS -> new ReleaseDate("0000", "year");
      case NONE -> new ReleaseDate(null, "day");
      case YEAR_CLAIMING_DAY -> new ReleaseDate(text.substring(0, 4), "day");
    };
  }
}

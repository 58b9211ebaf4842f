package dev.spotifylake.common.sql;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the placeholders of a query are written out.
///
/// - `${local played_at}`: the time that the listener's clock showed at a UTC time
/// - `${month -11}`: the month eleven before the present one, as the text `YYYY-MM` of the
///   partition
/// - `${month of day -29}`: the month of the day 29 before today, in the same form
/// - `${day -29}`: the first moment of the day 29 before today (UTC), as a timestamp
///
/// @param zone the listener's
/// @param today null to leave it to the engine's clock, for texts that are kept
public record SqlSetting(SqlDialect dialect, ZoneId zone, @Nullable LocalDate today) {
  /// Times in UTC, days by the engine's own clock: the one text that both engines take.
  public static final SqlSetting PORTABLE = new SqlSetting(SqlDialect.ATHENA, ZoneOffset.UTC, null);

  private static final Pattern LOCAL = Pattern.compile("\\$\\{local ([^}]+)}");
  private static final Pattern MONTH = Pattern.compile("\\$\\{month -(\\d+)}");
  private static final Pattern MONTH_OF_DAY = Pattern.compile("\\$\\{month of day -(\\d+)}");
  private static final Pattern DAY = Pattern.compile("\\$\\{day -(\\d+)}");

  String fill(String template) {
    return fill(template, this::local);
  }

  /// @param inZone writes a UTC time as the listener's
  String fill(String template, Function<String, String> inZone) {
    String local = replace(LOCAL, template, inZone);
    String months = replace(MONTH, local, number -> month(Integer.parseInt(number)));
    String ofDays = replace(MONTH_OF_DAY, months, number -> monthOfDay(Integer.parseInt(number)));
    return replace(DAY, ofDays, number -> day(Integer.parseInt(number)));
  }

  private static String replace(Pattern placeholder, String text, Function<String, String> value) {
    return placeholder
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
  }

  private String local(String timestamp) {
    ZoneId known = zone.normalized();
    if (!(known instanceof ZoneOffset offset)) {
      return dialect.inZone(timestamp, known.getId());
    }
    int seconds = offset.getTotalSeconds();
    if (seconds == 0) {
      return timestamp;
    }
    return "(%s %s INTERVAL '%d' SECOND)"
        .formatted(timestamp, seconds < 0 ? "-" : "+", Math.abs(seconds));
  }

  private String month(int back) {
    return today == null
        ? "date_format(current_date - INTERVAL '%d' MONTH, '%%Y-%%m')".formatted(back)
        : "'" + YearMonth.from(today).minusMonths(back) + "'";
  }

  private String monthOfDay(int back) {
    return today == null
        ? "date_format(current_date - INTERVAL '%d' DAY, '%%Y-%%m')".formatted(back)
        : "'" + YearMonth.from(today.minusDays(back)) + "'";
  }

  private String day(int back) {
    return today == null
        ? "CAST(current_date - INTERVAL '%d' DAY AS TIMESTAMP)".formatted(back)
        : "TIMESTAMP '" + today.minusDays(back) + " 00:00:00'";
  }
}

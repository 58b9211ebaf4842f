package dev.spotifylake.cli.engine;

import java.util.List;

/// Functions of Athena that DuckDB has under another name, or not at all: a query that was written
/// for one engine runs on the other.
final class AthenaFunctions {
  private static final List<String> MACROS =
      List.of(
          "day_of_week(t) AS isodow(t)",
          "day_of_month(t) AS extract(day FROM t)",
          "day_of_year(t) AS extract(doy FROM t)",
          "to_unixtime(t) AS epoch(t)",
          // Athena's formats are MySQL's, DuckDB's are C's.
          // %M is replaced first: it means minutes afterwards.
          """
          date_format(t, format) AS strftime(t, replace(replace(replace(replace(replace(format,
            '%M', '%B'), '%W', '%A'), '%T', '%H:%M:%S'), '%i', '%M'), '%s', '%S'))
          """,
          "from_iso8601_timestamp(text) AS CAST(text AS TIMESTAMPTZ)",
          "from_iso8601_date(text) AS CAST(text AS DATE)",
          "approx_distinct(x) AS approx_count_distinct(x)",
          "approx_percentile(x, fraction) AS approx_quantile(x, CAST(fraction AS FLOAT))",
          "array_join(list, separator) AS array_to_string(list, separator)",
          "regexp_like(text, pattern) AS regexp_matches(text, pattern)",
          "json_extract_scalar(json, path) AS json_extract_string(json, path)");

  private AthenaFunctions() {}

  /// The statements that create them.
  static List<String> statements() {
    return MACROS.stream().map(macro -> "CREATE MACRO " + macro).toList();
  }
}

package dev.spotifylake.common.sql;

import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds what Athena and DuckDB both take and response differently, or what only one of them takes.
/// What was measured on both engines stands beside each rule.
final class SqlLint {
  private record Rule(Pattern pattern, String instead) {}

  private static final List<Rule> RULES =
      List.of(
          rule("AT TIME ZONE", "means the opposite on the other engine; write ${local column}"),
          rule(
              "extract\\(\\s*(dow|isodow|day_of_week|doy|day_of_year)|\\bdayofweek\\(|\\bisodow\\(",
              "Sunday is 0 or 7, or unknown; write day_of_week(time), where Monday is 1"),
          rule(
              "AS TIMESTAMP|\\bTIMESTAMP\\s*'|\\bnow\\(\\)|current_timestamp|localtimestamp",
              "has another type or precision on the other engine, and Athena refuses to cast zones"
                  + " away"),
          rule(
              "AS VARCHAR|AS STRING|AS TEXT|::",
              "times and fractions are written differently as text; response the value itself"),
          rule(
              "\\b(STORED AS|ROW FORMAT|TBLPROPERTIES|PARTITIONED BY|CREATE|MSCK|LATERAL VIEW)\\b",
              "is Hive's way to define tables; tables and views come from code"),
          rule(
              "date_diff\\('(?!millisecond'|day')",
              "whole units on one engine, crossed borders on the other; count milliseconds"),
          rule("\\b(greatest|least|concat)\\(", "NULL is skipped by one engine; use CASE or ||"),
          rule("\\b\\d+\\.\\d+\\b(?!e)", "a decimal, computed with other digits; write 5e-1"),
          rule(
              "regexp_replace\\((?![^)]*\\$')",
              "replaces the first match on one engine, all on the other; end the pattern with $"),
          rule("\\bapprox_\\w+\\(", "estimates differ between engines; count exactly"),
          rule("\\b(QUALIFY|USING SAMPLE|EXCLUDE|LISTAGG)\\b", "is known to one engine only"));

  // Trino keeps the NULL of the row it chose, DuckDB takes a row without.
  private static final Pattern CHOSEN = Pattern.compile("\\b(?:max_by|min_by)\\((\\w+\\.)?(\\w+),");
  private static final Pattern DAYS =
      Pattern.compile("date_diff\\('day',((?:[^()]|\\([^()]*\\))*)\\)");
  private static final String CAST_TO_DATE = "CAST\\([^()]* AS DATE\\)";

  private SqlLint() {}

  private static Rule rule(String pattern, String instead) {
    return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), instead);
  }

  /// What is wrong, each as the words found and what to write.
  static List<String> problems(String sql) {
    String code =
        sql.lines()
            .filter(line -> !line.strip().startsWith("--"))
            .collect(Collectors.joining("\n"));
    List<String> problems = new ArrayList<>();
    for (Rule rule : RULES) {
      rule.pattern()
          .matcher(code)
          .results()
          .map(found -> found.group() + ": " + rule.instead())
          .forEach(problems::add);
    }
    divisions(code, problems);
    daysBetween(code, problems);
    chosenValues(code, problems);
    return problems;
  }

  // 7 / 2 is 3 on Athena and 3.5 on DuckDB: one side must show that it is a double.
  private static void divisions(String code, List<String> problems) {
    for (int slash = code.indexOf('/'); slash >= 0; slash = code.indexOf('/', slash + 1)) {
      String dividend = operandBefore(code, slash);
      if (!dividend.contains("AS DOUBLE") && !dividend.matches(".*\\d+e-?\\d+.*")) {
        problems.add(
            dividend + " /: whole numbers divide differently; write CAST(... AS DOUBLE) /");
      }
    }
  }

  /// The factors to the left of a position, back to what they are compared with or listed after.
  private static String operandBefore(String code, int end) {
    int depth = 0;
    int start = end;
    while (start > 0) {
      char before = code.charAt(start - 1);
      if (before == ')') {
        depth++;
      } else if (before == '(' && depth-- == 0) {
        break;
      } else if (depth == 0
          && (before == ',' || before == '\n' || before == '<' || before == '>')) {
        break;
      }
      start--;
    }
    return code.substring(start, end).strip();
  }

  private static void daysBetween(String code, List<String> problems) {
    for (MatchResult found : DAYS.matcher(code).results().toList()) {
      if (found.group(1).replaceAll(CAST_TO_DATE, "").contains("_at")) {
        problems.add(found.group() + ": days between times differ; cast both to DATE");
      }
    }
  }

  private static void chosenValues(String code, List<String> problems) {
    Set<String> nullable =
        LakeTables.all().stream()
            .flatMap(table -> table.columns().stream())
            .filter(ColumnDefinition::nullable)
            .map(ColumnDefinition::name)
            .collect(Collectors.toSet());
    for (MatchResult found : CHOSEN.matcher(code).results().toList()) {
      String column = found.group(2);
      String rest = code.substring(found.end(), Math.min(code.length(), found.end() + 200));
      if (nullable.contains(column)
          && !rest.matches(
              "(?s)[^()]*\\) FILTER \\(WHERE (\\w+\\.)?" + column + " IS NOT NULL\\).*")) {
        problems.add(
            found.group()
                + ": a NULL is taken by one engine and passed over by the other; add FILTER");
      }
    }
  }
}

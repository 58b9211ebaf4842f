package dev.spotifylake.cli.aws;

import dev.spotifylake.common.LakeException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Accepts read-only statements alone. Athena itself would run CREATE, INSERT, UNLOAD and DROP
/// where the user's permissions allow it.
final class ReadOnlyStatement {
  private static final Set<String> READ_ONLY =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "DESCRIBE", "DESC", "EXPLAIN");

  // Comments and opening brackets, then the first word and the second.
  private static final Pattern START =
      Pattern.compile(
          "(?s)(?:\\s|\\(|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)*(?<first>\\w*)\\s*(?<second>\\w*).*");

  private ReadOnlyStatement() {}

  /// The statement without trailing semicolons, which Athena refuses.
  ///
  /// @throws LakeException where it is empty or not read-only
  static String of(String sql) {
    String statement = sql.strip();
    while (statement.endsWith(";")) {
      statement = statement.substring(0, statement.length() - 1).stripTrailing();
    }
    if (statement.isEmpty()) {
      throw new LakeException(
          "the query is empty; expected SQL such as SELECT count(*) FROM v_plays");
    }
    Matcher start = START.matcher(statement);
    String first = start.matches() ? start.group("first").toUpperCase(Locale.ROOT) : "";
    boolean analyzes = first.equals("EXPLAIN") && start.group("second").equalsIgnoreCase("ANALYZE");
    if (!READ_ONLY.contains(first) || analyzes) {
      throw new LakeException(
          "SQL: this statement is not read-only; expected SELECT, WITH, VALUES, SHOW or DESCRIBE:"
              + " a query never changes the lake");
    }
    return statement;
  }
}

package dev.spotifylake.cli.aws;

import dev.spotifylake.common.LakeException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds questions to reading. Athena itself would take CREATE, INSERT, UNLOAD and DROP, as far as
/// the signed-in person may.
final class ReadingStatement {
  private static final Set<String> READING =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW", "DESCRIBE", "DESC", "EXPLAIN");

  // Comments and opening brackets before the first word, then the word and the next one.
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?s)(?:\\s|\\(|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)*(?<first>\\w*)\\s*(?<second>\\w*).*");

  private ReadingStatement() {}

  /// The statement as Athena takes it.
  ///
  /// @throws LakeException where it is none, or does not read
  static String of(String sql) {
    String statement = sql.strip();
    while (statement.endsWith(";")) {
      statement = statement.substring(0, statement.length() - 1).stripTrailing();
    }
    if (statement.isEmpty()) {
      throw new LakeException(
          "the question is empty: expected SQL such as SELECT count(*) FROM v_plays");
    }
    Matcher beginning = BEGINNING.matcher(statement);
    String first = beginning.matches() ? beginning.group("first").toUpperCase(Locale.ROOT) : "";
    boolean runs = first.equals("EXPLAIN") && beginning.group("second").equalsIgnoreCase("ANALYZE");
    if (!READING.contains(first) || runs) {
      throw new LakeException(
          "SQL: this statement does not read; expected SELECT, WITH, VALUES, SHOW or DESCRIBE:"
              + " a question never changes the lake");
    }
    return statement;
  }
}

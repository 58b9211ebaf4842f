package dev.spotifylake.cli.aws;

import dev.spotifylake.common.LakeException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns Athena's errors about a query into one line with the next step.
final class AthenaErrors {
  private static final Pattern LINE_AND_COLUMN =
      Pattern.compile("(?s).*?\\bline (\\d+):(\\d+): (.*)");

  private AthenaErrors() {}

  /// Reports wrong SQL as the local engine does: with line and column.
  ///
  /// @param queryId shown in the Athena console; null where the query never started
  static LakeException of(String reason, @Nullable String queryId, @Nullable Throwable cause) {
    String text = reason.replaceAll("\\s+", " ").strip();
    Matcher position = LINE_AND_COLUMN.matcher(text);
    String line =
        position.matches()
            ? "SQL, line %s, column %s: %s"
                .formatted(position.group(1), position.group(2), position.group(3))
            : "Athena did not run the query: " + (text.isEmpty() ? "it gave no reason" : text);
    return cause == null
        ? new LakeException(line + next(text) + where(queryId))
        : new LakeException(line + next(text) + where(queryId), cause);
  }

  /// @param limit the workgroup's, in bytes; null where it cannot be read
  static LakeException overLimit(String workGroup, @Nullable Long limit, String queryId) {
    return new LakeException(
        ("the query would read more than %s allows%s; nothing beyond that was charged: limit month"
                    + " on the tables and views that have it, or raise the workgroup's limit")
                .formatted(
                    "the workgroup " + workGroup,
                    limit == null ? "" : " (" + QueryCost.size(limit) + " a query)")
            + where(queryId));
  }

  static boolean isOverLimit(String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    return text.contains("bytes scanned limit") || text.contains("scanned cutoff");
  }

  private static String next(String reason) {
    String text = reason.toUpperCase(Locale.ROOT);
    if (text.contains("TABLE_NOT_FOUND") || text.contains("DOES NOT EXIST")) {
      return "; list the tables with SHOW TABLES";
    }
    if (text.contains("COLUMN_NOT_FOUND")) {
      return "; list the columns with DESCRIBE and the table's name";
    }
    if (text.contains("ACCESS DENIED") || text.contains("ACCESSDENIED")) {
      return "; expected the permission to read this lake and its results: check the role or"
          + " policy";
    }
    if (text.contains("HIVE_BAD_DATA")) {
      return "; a file does not match its table: make it again from raw with `lake replay`";
    }
    return "";
  }

  private static String where(@Nullable String queryId) {
    return queryId == null ? "" : " (query " + queryId + ")";
  }
}

package dev.spotifylake.cli.aws;

import dev.spotifylake.common.LakeException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Athena says of a question that it did not answer, as one line with what to do next.
final class AthenaProblem {
  private static final Pattern PLACE = Pattern.compile("(?s).*?\\bline (\\d+):(\\d+): (.*)");

  private AthenaProblem() {}

  /// Bad SQL is told as the local engine tells it: with line and column.
  ///
  /// @param queryId under which the console shows the question; null where it never began
  static LakeException of(String reason, @Nullable String queryId, @Nullable Throwable cause) {
    String text = reason.replaceAll("\\s+", " ").strip();
    Matcher place = PLACE.matcher(text);
    String line =
        place.matches()
            ? "SQL, line %s, column %s: %s"
                .formatted(place.group(1), place.group(2), place.group(3))
            : "Athena did not answer: " + (text.isEmpty() ? "it gave no reason" : text);
    return cause == null
        ? new LakeException(line + next(text) + where(queryId))
        : new LakeException(line + next(text) + where(queryId), cause);
  }

  /// @param limit the workgroup's, in bytes; null where it cannot be read
  static LakeException overLimit(String workGroup, @Nullable Long limit, String queryId) {
    return new LakeException(
        ("the question would read more than %s allows%s; nothing beyond that was charged: limit"
             + " month on plays and its views, or dt on other tables, or raise the workgroup's"
             + " limit")
                .formatted(
                    "the workgroup " + workGroup,
                    limit == null ? "" : " (" + QueryReceipt.size(limit) + " a question)")
            + where(queryId));
  }

  static boolean isOverLimit(String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    return text.contains("bytes scanned limit") || text.contains("scanned cutoff");
  }

  private static String next(String reason) {
    String text = reason.toUpperCase(Locale.ROOT);
    if (text.contains("TABLE_NOT_FOUND") || text.contains("DOES NOT EXIST")) {
      return "; ask SHOW TABLES for what there is";
    }
    if (text.contains("COLUMN_NOT_FOUND")) {
      return "; ask DESCRIBE with the table's name for its columns";
    }
    if (text.contains("ACCESS DENIED") || text.contains("ACCESSDENIED")) {
      return "; expected the permission to read this lake and its results: check the role or"
          + " policy";
    }
    if (text.contains("HIVE_BAD_DATA")) {
      return "; a file is not what its table says: `lake replay` makes it again from raw";
    }
    return "";
  }

  private static String where(@Nullable String queryId) {
    return queryId == null ? "" : " (query " + queryId + ")";
  }
}

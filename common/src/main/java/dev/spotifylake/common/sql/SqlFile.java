package dev.spotifylake.common.sql;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A view or a saved query.
///
/// @param name the view's name, or the name to run the query by
/// @param title a few words; a view's is its name
/// @param doc what it returns: the comment at the head of its file, as one line
/// @param cost what a saved query reads; null for a view
/// @param template one SELECT without a semicolon, alike for Athena (engine 3) and DuckDB but for
///   the placeholders of [SqlSetting]
public record SqlFile(
    String name, String title, String doc, @Nullable QueryCost cost, String template) {
  private static final String COMMENT = "--";
  private static final String TITLE = "Title:";
  private static final String COST = "Cost:";

  public SqlFile {
    if (doc.isBlank()) {
      throw new IllegalArgumentException(
          "SQL file " + name + " does not begin with a comment that says what it returns");
    }
  }

  /// Times in UTC, days by the engine's clock.
  public String sql() {
    return sql(SqlSetting.PORTABLE);
  }

  public String sql(SqlSetting setting) {
    return setting.fill(template);
  }

  /// For Athena, in a text that is kept: days by the engine's clock.
  ///
  /// @param zone the listener's time zone, or what is replaced by it where the text is kept
  public String keptSql(String zone) {
    return SqlSetting.PORTABLE.fill(
        template, timestamp -> SqlDialect.ATHENA.inZone(timestamp, zone));
  }

  static SqlFile parse(String name, String text) {
    List<String> head =
        text.lines()
            .takeWhile(line -> line.startsWith(COMMENT))
            .map(line -> line.substring(COMMENT.length()).strip())
            .toList();
    String title = valueOf(TITLE, head);
    String cost = valueOf(COST, head);
    String doc =
        head.stream()
            .filter(line -> !line.startsWith(TITLE) && !line.startsWith(COST))
            .collect(Collectors.joining(" "));
    String sql = text.lines().skip(head.size()).collect(Collectors.joining("\n")).strip();
    return new SqlFile(
        name,
        title == null ? name : title,
        doc,
        cost == null ? null : QueryCost.ofWireName(cost, "SQL file " + name),
        sql);
  }

  private static @Nullable String valueOf(String label, List<String> head) {
    return head.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()).strip())
        .findFirst()
        .orElse(null);
  }
}

package dev.spotifylake.common.sql;

import java.util.List;

/// A view or a saved question.
///
/// @param name the view's name, or the name to ask the question by
/// @param doc what it answers: the comment at the head of its file, as one line
/// @param sql one SELECT without a semicolon, alike for Athena (engine 3) and DuckDB
public record SqlFile(String name, String doc, String sql) {
  private static final String COMMENT = "--";

  public SqlFile {
    if (doc.isBlank()) {
      throw new IllegalArgumentException(
          "SQL file " + name + " does not begin with a comment that says what it answers");
    }
  }

  static SqlFile parse(String name, String text) {
    List<String> head = text.lines().takeWhile(line -> line.startsWith(COMMENT)).toList();
    String doc =
        String.join(
            " ", head.stream().map(line -> line.substring(COMMENT.length()).strip()).toList());
    String sql = String.join("\n", text.lines().skip(head.size()).toList()).strip();
    return new SqlFile(name, doc, sql);
  }
}

package dev.spotifylake.common.table;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column: its name and type everywhere, whether it may be unknown, its meaning, and how to read
/// it from a row.
///
/// @param nullable whether Spotify may leave the value out; unknown is NULL, never 0 or ""
public record ColumnDefinition(
    String name,
    ColumnType type,
    boolean nullable,
    String doc,
    Function<Row, @Nullable Object> valueOf) {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9_]*");

  public ColumnDefinition {
    if (!SNAKE_CASE.matcher(name).matches()) {
      throw new IllegalArgumentException("column name " + name + " is not lower snake case");
    }
    if (doc.isBlank()) {
      throw new IllegalArgumentException("column " + name + " has no documentation");
    }
  }
}

package dev.spotifylake.cli.query;

import dev.spotifylake.cli.engine.ResultColumn;
import dev.spotifylake.cli.engine.ResultConsumer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prints a result as CSV (RFC 4180, with a header; NULL is empty).
final class CsvPrinter implements ResultConsumer {
  private final PrintWriter out;

  CsvPrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void columns(List<ResultColumn> found) {
    out.println(found.stream().map(column -> cell(column.name())).collect(Collectors.joining(",")));
  }

  @Override
  public void row(List<@Nullable Object> values) {
    out.println(
        values.stream()
            .map(value -> cell(Objects.toString(value, "")))
            .collect(Collectors.joining(",")));
  }

  private static String cell(String text) {
    boolean quotes = text.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
    return quotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}

package dev.spotifylake.cli.query;

import dev.spotifylake.cli.engine.ResultColumn;
import dev.spotifylake.cli.engine.ResultConsumer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/// Prints a result as a table for people.
public final class TablePrinter implements ResultConsumer {
  // The first rows decide the widths, so that a long result begins to appear at once.
  private static final int ROWS_MEASURED = 500;
  // Four columns of this width fit a wide terminal.
  private static final int MAX_CELL_WIDTH = 48;

  private final PrintWriter out;
  private final String indent;
  private List<ResultColumn> columns = List.of();
  private final List<List<@Nullable Object>> waiting = new ArrayList<>();
  private int[] widths = {};
  private boolean[] numbers = {};
  private long rows;

  /// @param indent the text at the start of each line
  public TablePrinter(PrintWriter out, String indent) {
    this.out = out;
    this.indent = indent;
  }

  /// Prints a table whose rows are all known.
  public static void print(
      PrintWriter out, String indent, List<String> names, List<List<@Nullable Object>> rows) {
    TablePrinter printer = new TablePrinter(out, indent);
    printer.columns(names.stream().map(name -> new ResultColumn(name, "")).toList());
    rows.forEach(printer::row);
    printer.end();
  }

  @Override
  public void columns(List<ResultColumn> found) {
    columns = found;
  }

  @Override
  public void row(List<@Nullable Object> values) {
    rows++;
    if (widths.length > 0) {
      print(values);
      return;
    }
    waiting.add(values);
    if (waiting.size() == ROWS_MEASURED) {
      begin();
    }
  }

  /// Prints the rows that are still waiting. Call it once, after the last row.
  ///
  /// @return the number of rows
  public long end() {
    if (widths.length == 0) {
      begin();
    }
    return rows;
  }

  private void begin() {
    widths = new int[columns.size()];
    numbers = new boolean[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      numbers[i] = waiting.stream().anyMatch(row -> row.get(column) instanceof Number);
      int widest = waiting.stream().mapToInt(row -> length(cell(row.get(column)))).max().orElse(0);
      widths[i] = Math.max(widest, length(columns.get(i).name()));
    }
    line(columns.stream().map(ResultColumn::name).toList());
    List<String> rules = new ArrayList<>();
    for (int width : widths) {
      rules.add("-".repeat(width));
    }
    line(rules);
    waiting.forEach(this::print);
    waiting.clear();
  }

  private void print(List<@Nullable Object> values) {
    List<String> cells = new ArrayList<>(values.size());
    values.forEach(value -> cells.add(cell(value)));
    line(cells);
  }

  private void line(List<String> cells) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - length(cells.get(i))));
      line.append(i == 0 ? "" : "  ");
      line.append(numbers[i] ? padding + cells.get(i) : cells.get(i) + padding);
    }
    out.println(line.toString().stripTrailing());
  }

  private static String cell(@Nullable Object value) {
    String text = CellText.of(value);
    if (length(text) <= MAX_CELL_WIDTH) {
      return text;
    }
    int end = 0;
    for (int width = 0; end < text.length(); end += Character.charCount(text.codePointAt(end))) {
      width += width(text.codePointAt(end));
      if (width >= MAX_CELL_WIDTH) {
        break;
      }
    }
    return text.substring(0, end) + "…";
  }

  /// The terminal columns that the text takes: East Asian characters and emoji take two.
  private static int length(String text) {
    return text.codePoints().map(TablePrinter::width).sum();
  }

  private static int width(int character) {
    return Math.max(0, WCWidth.wcwidth(character));
  }
}

package dev.spotifylake.cli.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A short answer as a whole.
public record Answer(List<AnswerColumn> columns, List<List<@Nullable Object>> rows) {
  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// Asks a question whose answer is known to be short.
  public static Answer to(String sql, QueryEngine engine) {
    List<AnswerColumn> columns = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    engine.ask(
        sql,
        new AnswerReader() {
          @Override
          public void columns(List<AnswerColumn> found) {
            columns.addAll(found);
          }

          @Override
          public void row(List<@Nullable Object> values) {
            rows.add(values);
          }
        });
    return new Answer(columns, rows);
  }

  /// The number in the only row and column.
  public long number() {
    if (rows.size() == 1 && rows.getFirst().getFirst() instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("expected one number, found " + rows);
  }

  public void readBy(AnswerReader reader) {
    reader.columns(columns);
    rows.forEach(reader::row);
  }
}

package dev.spotifylake.cli.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A short result as a whole.
public record QueryResult(List<ResultColumn> columns, List<List<@Nullable Object>> rows) {
  public QueryResult {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static QueryResult of(QueryEngine engine, String sql) {
    List<ResultColumn> columns = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    engine.query(
        sql,
        new ResultConsumer() {
          @Override
          public void columns(List<ResultColumn> found) {
            columns.addAll(found);
          }

          @Override
          public void row(List<@Nullable Object> values) {
            rows.add(values);
          }
        });
    return new QueryResult(columns, rows);
  }

  /// The number in the only row and column.
  public long number() {
    if (rows.size() == 1 && rows.getFirst().getFirst() instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("expected one number, found " + rows);
  }

  public void sendTo(ResultConsumer consumer) {
    consumer.columns(columns);
    rows.forEach(consumer::row);
  }
}

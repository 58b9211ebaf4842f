package dev.spotifylake.cli.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands DuckDB's rows over with the value types of [ResultConsumer].
final class DuckDbRows {
  private DuckDbRows() {}

  static void read(ResultSet rows, ResultConsumer consumer) throws SQLException {
    ResultSetMetaData head = rows.getMetaData();
    List<ResultColumn> columns = new ArrayList<>();
    for (int i = 1; i <= head.getColumnCount(); i++) {
      columns.add(new ResultColumn(head.getColumnName(i), head.getColumnTypeName(i)));
    }
    consumer.columns(List.copyOf(columns));
    while (rows.next()) {
      List<@Nullable Object> values = new ArrayList<>(columns.size());
      for (int i = 1; i <= columns.size(); i++) {
        values.add(value(rows, i, columns.get(i - 1).type()));
      }
      consumer.row(Collections.unmodifiableList(values));
    }
  }

  private static @Nullable Object value(ResultSet rows, int index, String type)
      throws SQLException {
    if (type.startsWith("TIMESTAMP")) {
      return timestamp(rows, index, type);
    }
    if (type.equals("DATE")) {
      return rows.getObject(index, LocalDate.class);
    }
    Object value = rows.getObject(index);
    return switch (value) {
      case null -> null;
      case Byte number -> number.longValue();
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case Float number -> number.doubleValue();
      case Long number -> number;
      case Double number -> number;
      case BigInteger number -> number;
      case BigDecimal number -> number;
      case Boolean bool -> bool;
      case String text -> text;
      default -> value.toString();
    };
  }

  // The lake's timestamps are UTC; java.sql.Timestamp would read them in this machine's time zone.
  private static @Nullable Object timestamp(ResultSet rows, int index, String type)
      throws SQLException {
    if (type.equals("TIMESTAMP WITH TIME ZONE")) {
      OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
    LocalDateTime time = rows.getObject(index, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}

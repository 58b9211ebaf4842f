package dev.spotifylake.transform.testing;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of any table, made from its record alone.
public final class SampleRows {
  /// Text that has broken a reader somewhere.
  public static final List<String> HOSTILE_TEXTS =
      List.of(
          "plain",
          "a,b",
          "say \"hello\"",
          "\"",
          "back\\slash",
          "ends with \\",
          " spaces around ",
          "שלום 🎵 مرحبا",
          "NULL",
          "'",
          "#hash",
          "tab\there",
          "\\N");

  private SampleRows() {}

  /// A row for each hostile text, with every value known, and one with every value that may be
  /// unknown unknown.
  public static List<Row> of(Class<? extends Row> type, TableDefinition table) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < HOSTILE_TEXTS.size(); i++) {
      rows.add(row(type, table, i, true));
    }
    rows.add(row(type, table, HOSTILE_TEXTS.size(), false));
    return rows;
  }

  private static Row row(
      Class<? extends Row> type, TableDefinition table, int number, boolean full) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    Observation observation =
        new Observation("me", Instant.parse("2026-11-22T10:05:03.017Z"), "run", "raw/key");
    int own = table.columns().size() - components.length + 1;
    for (int i = 0; i < components.length; i++) {
      if (components[i].getType() == Observation.class) {
        values[i] = observation;
      } else {
        ColumnDefinition column = table.columns().get(own + i - 1);
        values[i] = full || !column.nullable() ? value(column, number) : null;
      }
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<? extends Row> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(ColumnDefinition column, int number) {
    return switch (column.type()) {
      case STRING -> HOSTILE_TEXTS.get(number % HOSTILE_TEXTS.size());
      case INT -> number % 2 == 0 ? Integer.MAX_VALUE - number : -number;
      case BIGINT -> number % 2 == 0 ? Long.MAX_VALUE - number : -number;
      case DOUBLE -> number / 7.0;
      case BOOLEAN -> number % 2 == 0;
      case DATE -> LocalDate.of(1899 + number, 2, 28);
      case TIMESTAMP -> Instant.parse("2006-01-01T23:59:59.999Z").plusMillis(number);
    };
  }
}

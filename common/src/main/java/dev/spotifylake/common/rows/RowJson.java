package dev.spotifylake.common.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.common.table.TableDefinition;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that a run reports about itself, as JSON objects: one field for each column of the table,
/// by the column's name. The four columns of [Observation] are left out, because the line that
/// holds the object has them.
public final class RowJson {
  private static final int OBSERVATION_COLUMNS = Observation.class.getRecordComponents().length;

  private RowJson() {}

  public static ObjectNode write(Row row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (ColumnDefinition column : columns(row.getClass())) {
      switch (column.valueOf().apply(row)) {
        case null -> json.putNull(column.name());
        case Integer number -> json.put(column.name(), number);
        case Long number -> json.put(column.name(), number);
        case Boolean truth -> json.put(column.name(), truth);
        case Object value -> json.put(column.name(), value.toString());
      }
    }
    return json;
  }

  /// Null where a column that must be known has no value. A number is the exception: a run counts
  /// from 0, so a number that is left out is 0.
  public static <R extends Record & Row> @Nullable R read(
      Class<R> rowType, Observation observation, ObjectNode json) {
    List<ColumnDefinition> columns = columns(rowType);
    @Nullable Object[] values = new @Nullable Object[columns.size() + 1];
    values[0] = observation;
    for (int i = 0; i < columns.size(); i++) {
      ColumnDefinition column = columns.get(i);
      Object value = value(column, json);
      if (value == null && !column.nullable()) {
        return null;
      }
      values[i + 1] = value;
    }
    return make(rowType, values);
  }

  private static List<ColumnDefinition> columns(Class<? extends Row> rowType) {
    TableDefinition table = LakeTables.of(rowType);
    return table.columns().subList(OBSERVATION_COLUMNS, table.columns().size());
  }

  private static @Nullable Object value(ColumnDefinition column, ObjectNode json) {
    String name = column.name();
    return switch (column.type()) {
      case STRING -> JsonFields.text(json, name);
      case BOOLEAN -> JsonFields.bool(json, name);
      case INT -> {
        Integer number = JsonFields.integer(json, name);
        yield number == null && !column.nullable() ? Integer.valueOf(0) : number;
      }
      case BIGINT -> {
        Long number = JsonFields.bigint(json, name);
        yield number == null && !column.nullable() ? Long.valueOf(0) : number;
      }
      case DOUBLE, DATE, TIMESTAMP ->
          throw new IllegalArgumentException(
              "column " + name + " is of a type that no run reports: " + column.type());
    };
  }

  private static <R extends Record & Row> R make(Class<R> rowType, @Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(rowType.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = rowType.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("cannot make a " + rowType.getSimpleName(), e);
    }
  }
}

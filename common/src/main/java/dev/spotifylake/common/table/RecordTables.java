package dev.spotifylake.common.table;

import dev.spotifylake.common.source.Source;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads table definitions off row records.
final class RecordTables {
  private static final Pattern WORD_BEGIN = Pattern.compile("(?<=[a-z])(?=[A-Z0-9])");

  private RecordTables() {}

  static TableDefinition read(Class<? extends Row> rowType) {
    LakeTable table = rowType.getAnnotation(LakeTable.class);
    if (table == null || !rowType.isRecord()) {
      throw new IllegalArgumentException(
          rowType.getName() + " is not a table: expected a record with @LakeTable");
    }
    List<ColumnDefinition> columns = new ArrayList<>();
    for (RecordComponent component : rowType.getRecordComponents()) {
      if (component.getType() == Observation.class) {
        addObservationColumns(columns, rowType);
      } else {
        columns.add(column(component, rowType, row -> row));
      }
    }
    Set<Source> fedBy = EnumSet.noneOf(Source.class);
    Collections.addAll(fedBy, table.fedBy());
    return new TableDefinition(
        table.name(), table.oneRowIs(), table.partition(), List.of(table.key()), fedBy, columns);
  }

  private static void addObservationColumns(List<ColumnDefinition> columns, Class<?> rowType) {
    if (!columns.isEmpty()) {
      throw new IllegalArgumentException(rowType.getName() + " must begin with its Observation");
    }
    for (RecordComponent component : Observation.class.getRecordComponents()) {
      columns.add(column(component, Observation.class, Row::observation));
    }
  }

  private static ColumnDefinition column(
      RecordComponent component, Class<?> owner, Function<Row, Object> holder) {
    String where = owner.getSimpleName() + "." + component.getName();
    Doc doc = component.getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalArgumentException(where + " lacks @Doc: every column says what it means");
    }
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return new ColumnDefinition(
        snakeCase(component.getName()),
        ColumnType.of(component.getType(), where),
        isNullable(component.getAnnotatedType()),
        doc.value(),
        row -> read(accessor, holder.apply(row)));
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object read(Method accessor, Object holder) {
    try {
      return accessor.invoke(holder);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }

  static String snakeCase(String camelCase) {
    return WORD_BEGIN.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}

package dev.spotifylake.infra.catalog;

import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/// The view that casts the text columns of a CSV table to the types of its definition. The same
/// queries then work for both formats. Empty text is NULL, as it is in Parquet.
final class TypedCsvView {
  private TypedCsvView() {}

  static AthenaView of(TableDefinition table, String textTable) {
    List<ViewColumn> columns = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      columns.add(AthenaView.columnLike(column));
      expressions.add(expression(column));
    }
    String partition = table.partition().columnName();
    columns.add(new ViewColumn(partition, "varchar"));
    expressions.add(quoted(partition));
    return new AthenaView(
        "SELECT\n  " + String.join(",\n  ", expressions) + "\nFROM " + textTable, columns);
  }

  private static String expression(ColumnDefinition column) {
    String name = quoted(column.name());
    String text = "NULLIF(" + name + ", '')";
    if (column.type() == ColumnType.STRING) {
      return text + " AS " + name;
    }
    return "CAST(" + text + " AS " + column.type().trinoName() + ") AS " + name;
  }

  // Some names, such as position or source, are words of SQL in one engine or another.
  private static String quoted(String name) {
    return '"' + name + '"';
  }
}

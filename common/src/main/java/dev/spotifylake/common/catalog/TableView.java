package dev.spotifylake.common.catalog;

import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.ColumnType;
import dev.spotifylake.common.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/// The view that has a table's own name in the catalog. Its rows are the distinct rows of the table
/// over the files: for some hours after a compaction, loose files and the merged file that replaces
/// them hold the same rows.
public final class TableView {
  private static final String FILES_TABLE = "files_";
  private static final String TEXT_TABLE = "csv_";

  private TableView() {}

  /// The name of the table over the Parquet files.
  public static String filesTable(TableDefinition table) {
    return FILES_TABLE + table.name();
  }

  /// The name of the table over the CSV files, whose columns are all text.
  public static String textTable(TableDefinition table) {
    return TEXT_TABLE + table.name();
  }

  public static AthenaView overParquet(TableDefinition table) {
    return of(table, table.columns().stream().map(TableView::quoted).toList(), filesTable(table));
  }

  /// Casts the text columns to the types of the definition, so that the same queries work for both
  /// formats. Empty text is NULL, as it is in Parquet.
  public static AthenaView overCsv(TableDefinition table) {
    return of(table, table.columns().stream().map(TableView::typed).toList(), textTable(table));
  }

  private static AthenaView of(TableDefinition table, List<String> expressions, String files) {
    List<ViewColumn> columns = new ArrayList<>();
    table.columns().forEach(column -> columns.add(AthenaView.columnLike(column)));
    List<String> selected = new ArrayList<>(expressions);
    for (String partition : table.partition().columnNames()) {
      columns.add(new ViewColumn(partition, ColumnType.STRING.trinoName()));
      selected.add(quoted(partition));
    }
    return new AthenaView(
        "SELECT DISTINCT\n  " + String.join(",\n  ", selected) + "\nFROM " + files, columns);
  }

  private static String typed(ColumnDefinition column) {
    String name = quoted(column);
    String text = "NULLIF(" + name + ", '')";
    if (column.type() == ColumnType.STRING) {
      return text + " AS " + name;
    }
    return "CAST(" + text + " AS " + column.type().trinoName() + ") AS " + name;
  }

  private static String quoted(ColumnDefinition column) {
    return quoted(column.name());
  }

  // Some names, such as position or source, are words of SQL in one engine or another.
  private static String quoted(String name) {
    return '"' + name + '"';
  }
}

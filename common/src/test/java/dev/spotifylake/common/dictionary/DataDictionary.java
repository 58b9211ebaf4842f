package dev.spotifylake.common.dictionary;

import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.TableDefinition;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the page that describes every table, view and column, from their definitions.
final class DataDictionary {
  private static final String HEAD =
      """
      # Tables and views

      This page is generated from the table definitions and the SQL files of the views. Do not edit it by hand:
      `./regenerate` writes it.

      - Times are UTC, with milliseconds.
      - In tables, a value that is unknown is NULL. It is never 0 and never an empty string.
      - A table has one row for each time that a response contained the entity. A view combines these rows, for example to one row
        per track with the latest values. The table `plays` is an exception: a play that an earlier poll stored is not stored
        again.
      - A new column is added at the end of its table. No column is renamed, moved or given another type.
      - A table has each row once, whichever of its files hold it.
      - A partition column is a string. A filter on it makes a query read less.

      ## Names in the Data Catalog

      | name | type | contents |
      |---|---|---|
      | `<table>`, such as `plays` | view | the distinct rows, with the types of this page. Queries and all other views read it |
      | `files_<table>` | table | the Parquet files as they are. For some hours after a compaction a row may occur twice |
      | `csv_<table>` | table | the same over CSV files, if the format is `csv` or `both`; all columns are text |

      On a folder there are the tables and views of this page only.
      """;

  private DataDictionary() {}

  /// The page as Markdown.
  static String page(List<TableDefinition> tables, List<LakeView> views) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n## Tables\n\n| table | one row is |\n|---|---|\n");
    tables.forEach(table -> page.append(indexRow(table.name(), table.oneRowIs())));
    page.append("\n## Views\n\n| view | contents |\n|---|---|\n");
    views.forEach(view -> page.append(indexRow(view.name(), firstSentence(view.doc()))));
    tables.forEach(table -> append(page, table));
    views.forEach(view -> append(page, view));
    return page.toString();
  }

  private static String indexRow(String name, String meaning) {
    return "| [`%1$s`](#%1$s) | %2$s |\n".formatted(name, cell(meaning));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static void append(StringBuilder page, TableDefinition table) {
    page.append("\n## %s\n\nOne row is %s.\n\n".formatted(table.name(), table.oneRowIs()));
    page.append("- Partition: %s\n".formatted(partition(table)));
    page.append("- Key, with the observation: %s\n".formatted(names(table.key())));
    page.append("- Sources: %s\n".formatted(sources(table)));
    page.append("\n| column | type | may be NULL | meaning |\n|---|---|---|---|\n");
    for (ColumnDefinition column : table.columns()) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  column.name(),
                  column.type().glueName(),
                  column.nullable() ? "yes" : "",
                  cell(column.doc())));
    }
  }

  private static void append(StringBuilder page, LakeView view) {
    page.append("\n## %s\n\n%s\n\n".formatted(view.name(), view.doc()));
    page.append("| column | type |\n|---|---|\n");
    for (ViewColumn column : view.view().columns()) {
      page.append("| `%s` | %s |\n".formatted(column.name(), column.glueType()));
    }
  }

  private static String partition(TableDefinition table) {
    return table.partition() == Partition.NONE
        ? "none"
        : names(table.partition().columnNames()) + ", a text such as `2026-11`";
  }

  private static String sources(TableDefinition table) {
    return table.fedBy().isEmpty()
        ? "every raw object"
        : names(table.fedBy().stream().map(Source::wireName).toList());
  }

  private static String names(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  // A bar would end the cell of a Markdown table.
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}

package dev.spotifylake.common.dictionary;

import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.TableDefinition;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the page that explains every table, column and view, from their definitions.
public final class DataDictionary {
  private static final String HEAD =
      """
      # Data dictionary

      Written by `DataDictionary` from the table definitions; a test compares. Write it again with:

      ```
      ./mvnw -q -Dquick -pl common -am test -Dtest=DataDictionaryTest -Ddictionary=write -Dsurefire.failIfNoSpecifiedTests=false
      ```

      All times are UTC, in milliseconds. Unknown is NULL, never 0 or "". Columns are only added, at the end of a table; none is renamed,
      retyped or moved. Partition columns are strings: filter on them to read less. Tables keep every observation; the views response what
      is true now.
      """;

  private DataDictionary() {}

  /// The page as Markdown.
  public static String page(List<TableDefinition> tables, List<SqlFile> views) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n## Tables\n\n| table | one row is |\n|---|---|\n");
    tables.forEach(
        table ->
            page.append(
                "| [`%1$s`](#%1$s) | %2$s |\n".formatted(table.name(), cell(table.oneRowIs()))));
    page.append("\n## Views\n\n| view | what it returns |\n|---|---|\n");
    views.forEach(view -> page.append("| `%s` | %s |\n".formatted(view.name(), cell(view.doc()))));
    tables.forEach(table -> append(page, table));
    return page.toString();
  }

  private static void append(StringBuilder page, TableDefinition table) {
    page.append("\n## %s\n\nOne row is %s.\n\n".formatted(table.name(), table.oneRowIs()));
    page.append("- Partition: `%s`\n".formatted(table.partition().columnName()));
    page.append("- Key, with the observation: %s\n".formatted(names(table.key())));
    page.append("- Fed by: %s\n".formatted(fedBy(table)));
    page.append("\n| column | type | may be NULL | meaning |\n|---|---|---|---|\n");
    for (ColumnDefinition column : table.columns()) {
      page.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  column.name(),
                  column.type().sqlName(),
                  column.nullable() ? "yes" : "",
                  cell(column.doc())));
    }
  }

  private static String fedBy(TableDefinition table) {
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

package dev.spotifylake.cli.house;

import dev.spotifylake.common.sql.QueryCost;
import dev.spotifylake.common.sql.SqlFile;
import java.util.List;
import java.util.Objects;

/// Writes the page of all saved queries from their SQL files.
final class SavedQueriesPage {
  private static final String HEAD =
      """
      # Saved queries

      This page is generated from the SQL files of the saved queries. Do not edit it by hand:
      `./regenerate` writes it.

      - On a folder: `./lake query --saved NAME`. On a deployed lake: `./lake query --stack STACK --saved NAME`.
      - In the Athena console: tab *Saved queries* of the lake's workgroup, under the same names.
      - "My clock" is the time zone of `LAKE_TIMEZONE` on a folder, and of the parameter `TimeZone` in AWS.
      - A range such as "the last 12 months" ends today.

      """;

  private SavedQueriesPage() {}

  /// The page as Markdown.
  static String of(List<SqlFile> queries) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| reads | meaning |\n|---|---|\n");
    for (QueryCost cost : QueryCost.values()) {
      page.append("| %s | %s |\n".formatted(cost.wireName(), cost.meaning()));
    }
    page.append("\n| name | result | reads |\n|---|---|---|\n");
    for (SqlFile query : queries) {
      page.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  query.name(), query.doc(), Objects.requireNonNull(query.cost()).wireName()));
    }
    return page.toString();
  }
}

package dev.spotifylake.it.pipeline;

import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.common.config.LakeFormat;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// Reads curated Parquet files back by another engine than the one that wrote them.
public final class CuratedTables {
  private final Path bucket;

  public CuratedTables(Path bucket) {
    this.bucket = bucket;
  }

  /// Rows as text, columns separated by bars; `{name}` stands for a table.
  public List<String> rows(String sql) throws SQLException {
    String query =
        sql.replaceAll("\\{(\\w+)}", "read_parquet('" + bucket + "/curated/$1/**/*.parquet')");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone='UTC'");
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(query)) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          StringJoiner row = new StringJoiner("|");
          for (int i = 1; i <= columns; i++) {
            row.add(result.getString(i));
          }
          rows.add(row.toString());
        }
      }
      return rows;
    }
  }

  /// The rows of a query over the lake's views, such as `v_plays`, each row as text.
  public List<String> query(String sql) {
    try (DuckDbEngine engine = DuckDbEngine.over(bucket, LakeFormat.PARQUET)) {
      return engine.query(sql).rows().stream()
          .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
          .toList();
    }
  }

  public long count(String sql) throws SQLException {
    return Long.parseLong(rows(sql).getFirst());
  }
}

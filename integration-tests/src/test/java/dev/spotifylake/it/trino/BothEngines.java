package dev.spotifylake.it.trino;

import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Trino and DuckDB over one lake, each over its Parquet files and over its CSV files. Rows come as
/// text, so that equal values are equal whatever Java type an engine has for them. Several threads
/// may query at once.
final class BothEngines {
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

  private final EvaluatedTemplate parquet;
  private final EvaluatedTemplate csv;
  private final TrinoEngine trino;
  private final QueryEngine duckDbOverParquet;
  private final QueryEngine duckDbOverCsv;

  private BothEngines(
      EvaluatedTemplate parquet,
      EvaluatedTemplate csv,
      TrinoEngine trino,
      QueryEngine duckDbOverParquet,
      QueryEngine duckDbOverCsv) {
    this.parquet = parquet;
    this.csv = csv;
    this.trino = trino;
    this.duckDbOverParquet = duckDbOverParquet;
    this.duckDbOverCsv = duckDbOverCsv;
  }

  /// @param name prefix of the names of the two stacks over the folder
  /// @param curated holds `curated/` and `curated-csv/`
  static BothEngines over(String name, Path curated) {
    EvaluatedTemplate parquet = TemplateTables.template(name + "-parquet", "both");
    EvaluatedTemplate csv = TemplateTables.template(name + "-csv", "csv");
    TrinoEngine trino = TrinoEngine.shared();
    trino.addFinished(parquet, curated);
    trino.addFinished(csv, curated);
    return new BothEngines(
        parquet,
        csv,
        trino,
        DuckDbEngine.over(curated, LakeFormat.PARQUET),
        DuckDbEngine.over(curated, LakeFormat.CSV));
  }

  List<String> trinoOverParquet(String sql) {
    return texts(trino.query(TrinoEngine.database(parquet), sql));
  }

  /// @param columns those of the result that are wanted
  List<String> trinoOverParquet(String sql, List<String> columns) {
    return texts(trino.query(TrinoEngine.database(parquet), sql, columns));
  }

  List<String> trinoOverCsv(String sql) {
    return texts(trino.query(TrinoEngine.database(csv), sql));
  }

  List<String> duckDbOverParquet(String sql) {
    return texts(result(sql, duckDbOverParquet));
  }

  List<String> duckDbOverCsv(String sql) {
    return texts(result(sql, duckDbOverCsv));
  }

  private static List<List<@Nullable Object>> result(String sql, QueryEngine duckDb) {
    // An engine is one connection, which takes one query at a time.
    synchronized (duckDb) {
      return duckDb.query(sql).rows();
    }
  }

  /// The SQL of the saved queries as Athena's console shows it, by name.
  SortedMap<String, String> savedQueries() {
    return TemplateTables.of(parquet).savedQueries();
  }

  /// The stack whose tables read the Parquet files.
  EvaluatedTemplate template() {
    return parquet;
  }

  TrinoEngine trino() {
    return trino;
  }

  private static List<String> texts(List<List<@Nullable Object>> rows) {
    return rows.stream()
        .map(row -> String.join(" | ", row.stream().map(BothEngines::text).toList()))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Double number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      case LocalDateTime time -> time.toInstant(ZoneOffset.UTC).toString();
      case Instant time -> time.toString();
      // A CSV file cannot hold these characters; see docs/reference/file-formats.md.
      case String words -> LINE_BREAK.matcher(words).replaceAll(" ").replace('~', '\u02dc');
      default -> value.toString();
    };
  }
}

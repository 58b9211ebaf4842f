package dev.spotifylake.it.trino;

import dev.spotifylake.cli.query.Answer;
import dev.spotifylake.cli.query.DuckDbEngine;
import dev.spotifylake.cli.query.QueryEngine;
import dev.spotifylake.common.catalog.LakeViews;
import dev.spotifylake.common.config.LakeFormat;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One lake, asked by Trino and by DuckDB, over its Parquet files and over its CSV files. Rows come
/// as text, so that the same value is the same whatever Java type an engine has for it.
final class BothEngines implements AutoCloseable {
  private static final String PARQUET = "lake_parquet";
  private static final String CSV = "lake_csv";

  private final LakeBucket bucket;
  private final GlueCatalog glue;
  private final TrinoEngine trino;
  private final QueryEngine duckDbOverParquet;
  private final QueryEngine duckDbOverCsv;

  private BothEngines(
      LakeBucket bucket,
      GlueCatalog glue,
      TrinoEngine trino,
      QueryEngine duckDbOverParquet,
      QueryEngine duckDbOverCsv) {
    this.bucket = bucket;
    this.glue = glue;
    this.trino = trino;
    this.duckDbOverParquet = duckDbOverParquet;
    this.duckDbOverCsv = duckDbOverCsv;
  }

  /// @param curated holds `curated/` and `curated-csv/`
  static BothEngines over(Path curated, String firstDay) throws Exception {
    LakeBucket bucket = new LakeBucket(curated);
    GlueCatalog glue = new GlueCatalog();
    glue.addDatabase(PARQUET, TemplateTables.of("lake-parquet", "both", firstDay));
    glue.addDatabase(CSV, TemplateTables.of("lake-csv", "csv", firstDay));
    LakeViews.all()
        .forEach(
            view -> {
              glue.addView(PARQUET, view);
              glue.addView(CSV, view);
            });
    return new BothEngines(
        bucket,
        glue,
        TrinoEngine.over(glue.url(), bucket.url()),
        DuckDbEngine.over(curated, LakeFormat.PARQUET),
        DuckDbEngine.over(curated, LakeFormat.CSV));
  }

  List<String> trinoOverParquet(String sql) {
    return texts(trino.ask(PARQUET, sql));
  }

  /// @param columns those of the answer that are wanted
  List<String> trinoOverParquet(String sql, List<String> columns) {
    return texts(trino.ask(PARQUET, sql, columns));
  }

  List<String> trinoOverCsv(String sql) {
    return texts(trino.ask(CSV, sql));
  }

  List<String> duckDbOverParquet(String sql) {
    return texts(Answer.to(sql, duckDbOverParquet).rows());
  }

  List<String> duckDbOverCsv(String sql) {
    return texts(Answer.to(sql, duckDbOverCsv).rows());
  }

  /// The objects that Trino opened since this was last asked.
  List<String> opened() {
    return bucket.openedSinceLastAsked();
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
      // What a CSV file cannot say, as docs/formats.md tells.
      case String words -> words.replaceAll("\r\n|\r|\n", " ").replace('~', '\u02dc');
      default -> value.toString();
    };
  }

  @Override
  public void close() {
    duckDbOverParquet.close();
    duckDbOverCsv.close();
    trino.close();
    glue.close();
    bucket.close();
  }
}

package dev.spotifylake.it.trino;

import dev.spotifylake.cli.engine.DuckDbEngine;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.common.config.LakeFormat;
import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.aws.AwsServer;
import dev.spotifylake.it.aws.GlueService;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// One lake, asked by Trino and by DuckDB, over its Parquet files and over its CSV files. Rows come
/// as text, so that the same value is the same whatever Java type an engine has for it.
final class BothEngines implements AutoCloseable {
  static final String PARQUET = "lake_parquet";
  private static final String CSV = "lake_csv";

  private final LakeBucket bucket;
  private final GlueService glue;
  private final AwsServer aws;
  private final EvaluatedTemplate template;
  private final TrinoEngine trino;
  private final QueryEngine duckDbOverParquet;
  private final QueryEngine duckDbOverCsv;

  private BothEngines(
      LakeBucket bucket,
      GlueService glue,
      AwsServer aws,
      EvaluatedTemplate template,
      TrinoEngine trino,
      QueryEngine duckDbOverParquet,
      QueryEngine duckDbOverCsv) {
    this.bucket = bucket;
    this.glue = glue;
    this.aws = aws;
    this.template = template;
    this.trino = trino;
    this.duckDbOverParquet = duckDbOverParquet;
    this.duckDbOverCsv = duckDbOverCsv;
  }

  /// @param curated holds `curated/` and `curated-csv/`
  static BothEngines over(Path curated, String firstDay) throws Exception {
    LakeBucket bucket = new LakeBucket(curated);
    GlueService glue = new GlueService();
    EvaluatedTemplate template = TemplateTables.template("lake-parquet", "both", firstDay);
    TemplateTables parquet = TemplateTables.of(template);
    TemplateTables csv = TemplateTables.of(TemplateTables.template("lake-csv", "csv", firstDay));
    glue.addDatabase(PARQUET, parquet.tables());
    glue.addTables(PARQUET, parquet.views());
    glue.addDatabase(CSV, csv.tables());
    glue.addTables(CSV, csv.views());
    AwsServer aws = new AwsServer(new ActionLog(), List.of(glue), null, null);
    return new BothEngines(
        bucket,
        glue,
        aws,
        template,
        TrinoEngine.over(aws.url(), bucket.url()),
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
    return texts(duckDbOverParquet.query(sql).rows());
  }

  List<String> duckDbOverCsv(String sql) {
    return texts(duckDbOverCsv.query(sql).rows());
  }

  /// The SQL of the saved questions as Athena's console shows it, by name.
  SortedMap<String, String> questions() {
    return TemplateTables.of(template).questions();
  }

  /// The stack whose tables lie over the Parquet files.
  EvaluatedTemplate template() {
    return template;
  }

  GlueService glue() {
    return glue;
  }

  LakeBucket bucket() {
    return bucket;
  }

  TrinoEngine trino() {
    return trino;
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
      // What a CSV file cannot say, as docs/reference/file-formats.md tells.
      case String words -> words.replaceAll("\r\n|\r|\n", " ").replace('~', '\u02dc');
      default -> value.toString();
    };
  }

  @Override
  public void close() {
    duckDbOverParquet.close();
    duckDbOverCsv.close();
    trino.close();
    aws.close();
    bucket.close();
  }
}

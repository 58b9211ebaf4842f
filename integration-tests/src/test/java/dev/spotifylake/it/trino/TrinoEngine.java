package dev.spotifylake.it.trino;

import static io.trino.testing.TestingSession.testSessionBuilder;

import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.it.aws.AthenaService;
import io.trino.Session;
import io.trino.client.FailureException;
import io.trino.plugin.hive.HivePlugin;
import io.trino.spi.type.TimeZoneKey;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryFailedException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trino in this process, reading tables from Glue and files from S3, set up as Athena is.
final class TrinoEngine implements AutoCloseable {
  private final DistributedQueryRunner runner;

  private TrinoEngine(DistributedQueryRunner runner) {
    this.runner = runner;
  }

  static TrinoEngine over(URI glue, URI s3) throws Exception {
    Session session =
        testSessionBuilder()
            .setCatalog(AthenaView.CATALOG)
            .setTimeZoneKey(TimeZoneKey.UTC_KEY)
            .build();
    DistributedQueryRunner runner =
        DistributedQueryRunner.builder(session).setWorkerCount(0).build();
    runner.installPlugin(new HivePlugin());
    runner.createCatalog(
        AthenaView.CATALOG,
        "hive",
        Map.ofEntries(
            Map.entry("hive.metastore", "glue"),
            Map.entry("hive.metastore.glue.endpoint-url", glue.toString()),
            Map.entry("hive.metastore.glue.region", "eu-west-1"),
            Map.entry("hive.metastore.glue.aws-access-key", "none"),
            Map.entry("hive.metastore.glue.aws-secret-key", "none"),
            Map.entry("hive.partition-projection-enabled", "true"),
            Map.entry("hive.security", "allow-all"),
            Map.entry("fs.native-s3.enabled", "true"),
            Map.entry("s3.endpoint", s3.toString()),
            Map.entry("s3.region", "eu-west-1"),
            Map.entry("s3.path-style-access", "true"),
            Map.entry("s3.aws-access-key", "none"),
            Map.entry("s3.aws-secret-key", "none")));
    return new TrinoEngine(runner);
  }

  /// The rows as they come.
  List<List<@Nullable Object>> ask(String database, String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    run(database, sql).getMaterializedRows().forEach(row -> rows.add(row.getFields()));
    return rows;
  }

  /// Some columns of the rows as they come.
  List<List<@Nullable Object>> ask(String database, String sql, List<String> names) {
    MaterializedResult result = run(database, sql);
    List<Integer> places = names.stream().map(result.getColumnNames()::indexOf).toList();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (MaterializedRow row : result.getMaterializedRows()) {
      List<@Nullable Object> values = new ArrayList<>();
      places.forEach(place -> values.add(row.getField(place)));
      rows.add(values);
    }
    return rows;
  }

  /// What the columns of the answer are called, and their types in Trino's words.
  List<ViewColumn> columns(String database, String sql) {
    MaterializedResult result = run(database, "SELECT * FROM (" + sql + ") LIMIT 0");
    List<ViewColumn> columns = new ArrayList<>();
    for (int i = 0; i < result.getTypes().size(); i++) {
      columns.add(
          new ViewColumn(
              result.getColumnNames().get(i), result.getTypes().get(i).getDisplayName()));
    }
    return columns;
  }

  /// The answer as Athena gives it: names, types, texts and what was read.
  AthenaService.QueryResult answer(String database, String sql) throws AthenaService.Failed {
    try {
      return AthenaTexts.of(run(database, sql));
    } catch (QueryFailedException e) {
      String code =
          e.getCause() instanceof FailureException failure
              ? failure.getFailureInfo().getErrorInfo().getName() + ": "
              : "";
      throw new AthenaService.Failed(code + e.getMessage());
    }
  }

  private MaterializedResult run(String database, String sql) {
    Session session = Session.builder(runner.getDefaultSession()).setSchema(database).build();
    return runner.execute(session, sql);
  }

  @Override
  public void close() {
    runner.close();
  }
}

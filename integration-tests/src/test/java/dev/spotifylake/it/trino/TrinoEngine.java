package dev.spotifylake.it.trino;

import static io.trino.testing.TestingSession.testSessionBuilder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.it.aws.ActionLog;
import dev.spotifylake.it.aws.AthenaService;
import dev.spotifylake.it.aws.AwsServer;
import dev.spotifylake.it.aws.GlueService;
import dev.spotifylake.testsupport.cloudformation.EvaluatedTemplate;
import io.trino.Session;
import io.trino.client.FailureException;
import io.trino.plugin.hive.HivePlugin;
import io.trino.spi.type.TimeZoneKey;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryFailedException;
import java.net.URI;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trino in this process, reading tables from Glue and files from S3, set up as Athena is. One
/// engine takes about ten seconds to start, so all tests of a build share it. A test that adds
/// tables uses a lake name of its own, and thereby a database and a bucket of its own.
final class TrinoEngine {
  private static @Nullable TrinoEngine shared;

  private final GlueService glue;
  private final ReadOnlyBuckets buckets;
  private final DistributedQueryRunner runner;

  private TrinoEngine(GlueService glue, ReadOnlyBuckets buckets, DistributedQueryRunner runner) {
    this.glue = glue;
    this.buckets = buckets;
    this.runner = runner;
  }

  /// Runs until the process ends.
  static synchronized TrinoEngine shared() {
    TrinoEngine engine = shared;
    if (engine == null) {
      engine = start();
      shared = engine;
    }
    return engine;
  }

  private static TrinoEngine start() {
    try {
      GlueService glue = new GlueService();
      ReadOnlyBuckets buckets = new ReadOnlyBuckets();
      AwsServer aws = new AwsServer(new ActionLog(), List.of(glue), null, null);
      return new TrinoEngine(glue, buckets, runner(aws.url(), buckets.url()));
    } catch (Exception e) {
      throw new IllegalStateException("cannot start Trino", e);
    }
  }

  private static DistributedQueryRunner runner(URI glue, URI s3) throws Exception {
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
            // Athena reads a table's subfolders, such as those of the layout of earlier releases.
            Map.entry("hive.recursive-directories", "true"),
            Map.entry("hive.security", "allow-all"),
            Map.entry("fs.native-s3.enabled", "true"),
            Map.entry("s3.endpoint", s3.toString()),
            Map.entry("s3.region", "eu-west-1"),
            Map.entry("s3.path-style-access", "true"),
            Map.entry("s3.aws-access-key", "none"),
            Map.entry("s3.aws-secret-key", "none")));
    return runner;
  }

  /// Adds the database of a stack with its tables and views.
  ///
  /// @param curated the folder that is the stack's curated bucket
  void add(EvaluatedTemplate template, Path curated) {
    addTables(template, TemplateTables.of(template).tables());
    addViewsAndFiles(template, curated);
  }

  /// As [#add], for a folder that gets no more months: the catalog leaves out those without files.
  void addFinished(EvaluatedTemplate template, Path curated) {
    glue.addDatabase(
        database(template),
        TemplateTables.of(template).tables().stream()
            .map(table -> MonthEnumeration.ofFolders(table, thisMonth(), curated))
            .toList());
    addViewsAndFiles(template, curated);
  }

  /// Adds the database of a stack with some tables.
  ///
  /// @param tables the `TableInput` of each, as Athena takes it
  void addTables(EvaluatedTemplate template, List<ObjectNode> tables) {
    glue.addDatabase(
        database(template),
        tables.stream().map(table -> MonthEnumeration.of(table, thisMonth())).toList());
  }

  private void addViewsAndFiles(EvaluatedTemplate template, Path curated) {
    glue.addTables(database(template), TemplateTables.of(template).views());
    buckets.add(bucket(template), curated);
  }

  private static YearMonth thisMonth() {
    return YearMonth.now(ZoneOffset.UTC);
  }

  static String database(EvaluatedTemplate template) {
    return template.physicalId("Database");
  }

  static String bucket(EvaluatedTemplate template) {
    return template.physicalId("StorageCurated");
  }

  GlueService glue() {
    return glue;
  }

  ReadOnlyBuckets buckets() {
    return buckets;
  }

  List<List<@Nullable Object>> query(String database, String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    run(database, sql).getMaterializedRows().forEach(row -> rows.add(row.getFields()));
    return rows;
  }

  /// @param names the columns of the result that are wanted
  List<List<@Nullable Object>> query(String database, String sql, List<String> names) {
    MaterializedResult result = run(database, sql);
    List<Integer> positions = names.stream().map(result.getColumnNames()::indexOf).toList();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (MaterializedRow row : result.getMaterializedRows()) {
      List<@Nullable Object> values = new ArrayList<>();
      positions.forEach(position -> values.add(row.getField(position)));
      rows.add(values);
    }
    return rows;
  }

  /// The names of a query's columns, and their types in Trino's words.
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

  /// The result as Athena gives it: names, types, texts and the bytes that were read.
  AthenaService.QueryResult runForAthena(String database, String sql) throws AthenaService.Failed {
    try {
      return AthenaResults.of(run(database, sql));
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
}

package dev.spotifylake.cli.aws;

import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.AwsErrors;
import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.LakeViews;
import dev.spotifylake.common.catalog.TableView;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.TableDefinition;
import dev.spotifylake.common.time.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.LastCrawlInfo;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.Table;

/// One run of the lake's crawler, with the Data Catalog before and after it.
public final class CatalogCrawl implements AutoCloseable {
  // A crawl takes a minute or more.
  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

  // An hour: longer than any crawl of a lake takes.
  private static final int MAX_CHECKS = 720;

  private final GlueClient client;
  private final String crawler;
  private final String database;
  private final Sleeper sleeper;

  /// @param partitionsBefore null where the table did not exist
  public record TableChange(
      String table, @Nullable Long partitionsBefore, long partitions, boolean columnsChanged) {}

  /// @param changes of every table that has partitions
  /// @param differences between the catalog and the tables of this command, one line each
  public record CrawlResult(
      List<TableChange> changes, List<String> differences, boolean wasRunning, Duration took) {
    public CrawlResult {
      changes = List.copyOf(changes);
      differences = List.copyOf(differences);
    }
  }

  CatalogCrawl(GlueClient client, String crawler, String database, Sleeper sleeper) {
    this.client = client;
    this.crawler = crawler;
    this.database = database;
    this.sleeper = sleeper;
  }

  public static CatalogCrawl of(String crawler, String database, Sleeper sleeper) {
    try {
      GlueClient client =
          GlueClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
      return new CatalogCrawl(client, crawler, database, sleeper);
    } catch (SdkException e) {
      throw AwsErrors.lakeException("start the crawler " + crawler, e);
    }
  }

  /// Starts the crawler, or joins a crawl that is running, and waits for its end.
  ///
  /// @throws LakeException where the crawler does not exist, or fails
  public CrawlResult run() throws InterruptedException {
    try {
      Map<String, CatalogTable> before = tables();
      LastCrawlInfo last = crawler().lastCrawl();
      boolean wasRunning = !start();
      await(last);
      Map<String, CatalogTable> after = tables();
      return new CrawlResult(changes(before, after), differences(after), wasRunning, took());
    } catch (EntityNotFoundException e) {
      throw new LakeException(
          "Glue has no crawler %s or no database %s: %s; deploy the stack again"
              .formatted(crawler, database, e.awsErrorDetails().errorMessage()),
          e);
    } catch (SdkException e) {
      throw AwsErrors.lakeException("run the crawler " + crawler, e);
    }
  }

  private boolean start() {
    try {
      client.startCrawler(request -> request.name(crawler));
      return true;
    } catch (CrawlerRunningException e) {
      return false;
    }
  }

  private Crawler crawler() {
    return client.getCrawler(request -> request.name(crawler)).crawler();
  }

  private void await(@Nullable LastCrawlInfo earlier) throws InterruptedException {
    for (int checks = 0; checks < MAX_CHECKS; checks++) {
      Crawler now = crawler();
      LastCrawlInfo last = now.lastCrawl();
      if (now.state() == CrawlerState.READY && last != null && !last.equals(earlier)) {
        if (last.status() == LastCrawlStatus.SUCCEEDED) {
          return;
        }
        throw new LakeException(
            "the crawler %s ended as %s: %s; read its log group %s in CloudWatch"
                .formatted(
                    crawler,
                    last.statusAsString(),
                    Objects.requireNonNullElse(last.errorMessage(), "it gave no reason"),
                    Objects.requireNonNullElse(last.logGroup(), "/aws-glue/crawlers")));
      }
      sleeper.sleep(BETWEEN_CHECKS);
    }
    throw new LakeException(
        "the crawler %s did not end within %d minutes and goes on; watch it in the Glue console"
            .formatted(crawler, BETWEEN_CHECKS.multipliedBy(MAX_CHECKS).toMinutes()));
  }

  // Glue gives a crawl's start only; the crawler's metrics hold the duration.
  private Duration took() {
    return client
        .getCrawlerMetrics(request -> request.crawlerNameList(crawler))
        .crawlerMetricsList()
        .stream()
        .filter(metrics -> metrics.lastRuntimeSeconds() != null)
        .map(metrics -> Duration.ofMillis(Math.round(1000 * metrics.lastRuntimeSeconds())))
        .findFirst()
        .orElse(Duration.ZERO);
  }

  private Map<String, CatalogTable> tables() {
    Map<String, CatalogTable> tables = new TreeMap<>();
    for (GetTablesResponse page :
        client.getTablesPaginator(request -> request.databaseName(database))) {
      for (Table table : page.tableList()) {
        if (isTable(table.name())
            || LakeViews.all().stream().anyMatch(view -> view.name().equals(table.name()))) {
          tables.put(table.name(), CatalogTable.of(table, partitions(table)));
        }
      }
    }
    return tables;
  }

  private static boolean isTable(String name) {
    return LakeTables.all().stream().anyMatch(ours -> CatalogTable.isOf(name, ours));
  }

  private long partitions(Table table) {
    if (table.partitionKeys().isEmpty()) {
      return 0;
    }
    long count = 0;
    for (GetPartitionsResponse page :
        client.getPartitionsPaginator(
            request ->
                request
                    .databaseName(database)
                    .tableName(table.name())
                    // Their columns are the table's.
                    .excludeColumnSchema(true))) {
      count += page.partitions().size();
    }
    return count;
  }

  private static List<TableChange> changes(
      Map<String, CatalogTable> before, Map<String, CatalogTable> after) {
    List<TableChange> changes = new ArrayList<>();
    after.forEach(
        (name, table) -> {
          CatalogTable earlier = before.get(name);
          if (isTable(name) && !table.keys().isEmpty()) {
            changes.add(
                new TableChange(
                    name,
                    earlier == null ? null : earlier.partitions(),
                    table.partitions(),
                    earlier != null && !earlier.types().equals(table.types())));
          }
        });
    return changes;
  }

  private static List<String> differences(Map<String, CatalogTable> tables) {
    List<String> differences = new ArrayList<>();
    for (TableDefinition definition : LakeTables.all()) {
      if (!tables.containsKey(definition.name())) {
        differences.add("the catalog has no view " + definition.name());
      }
      if (tables.keySet().stream()
          .noneMatch(name -> CatalogTable.isOverFilesOf(name, definition))) {
        differences.add("the catalog has no table " + TableView.filesTable(definition));
      }
      tables.values().stream()
          .filter(table -> CatalogTable.isOf(table.name(), definition))
          .forEach(table -> differences.addAll(table.differences(definition)));
    }
    for (LakeView view : LakeViews.all()) {
      CatalogTable found = tables.get(view.name());
      differences.addAll(
          found == null
              ? List.of("the catalog has no view " + view.name())
              : found.differences(view));
    }
    return differences;
  }

  @Override
  public void close() {
    client.close();
  }
}

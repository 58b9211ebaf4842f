package dev.spotifylake.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.cli.aws.AwsStandIn.Refusal;
import dev.spotifylake.cli.aws.CatalogCrawl.CrawlResult;
import dev.spotifylake.cli.aws.CatalogCrawl.TableChange;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.LakeViews;
import dev.spotifylake.common.catalog.TableView;
import dev.spotifylake.common.catalog.ViewColumn;
import dev.spotifylake.common.rows.LakeTables;
import dev.spotifylake.common.table.ColumnDefinition;
import dev.spotifylake.common.table.Partition;
import dev.spotifylake.common.table.TableDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.glue.GlueClient;

/// A crawl with the real client, against a stand-in on loopback.
class CatalogCrawlTest {
  private final GlueStandIn glue = new GlueStandIn();
  private final AwsStandIn server = AwsStandIn.start(glue);

  /// A crawler, and a catalog as the stack creates it. A crawl adds three partitions to each table.
  private static final class GlueStandIn implements AwsStandIn.Service {
    private final Map<String, ObjectNode> tables = new TreeMap<>();
    private final Map<String, Integer> partitions = new TreeMap<>();
    private String status = "SUCCEEDED";
    private boolean running;
    private int checksUntilDone;
    private int crawls;

    GlueStandIn() {
      LakeTables.all().forEach(this::declare);
      LakeViews.all().forEach(this::declare);
    }

    private void declare(LakeView view) {
      ObjectNode table = AwsStandIn.JSON.createObjectNode();
      table.put("Name", view.name()).put("TableType", AthenaView.TABLE_TYPE);
      table.putObject("Parameters").put(AthenaView.MARK_PARAMETER, "true");
      table.putArray("PartitionKeys");
      ArrayNode columns = table.putObject("StorageDescriptor").putArray("Columns");
      for (ViewColumn column : view.view().columns()) {
        columns.addObject().put("Name", column.name()).put("Type", column.glueType());
      }
      tables.put(view.name(), table);
    }

    private void declare(TableDefinition definition) {
      ObjectNode table = AwsStandIn.JSON.createObjectNode();
      String name = TableView.filesTable(definition);
      table.put("Name", name).put("TableType", "EXTERNAL_TABLE");
      ObjectNode parameters = table.putObject("Parameters");
      ArrayNode columns = table.putObject("StorageDescriptor").putArray("Columns");
      for (ColumnDefinition column : definition.columns()) {
        columns
            .addObject()
            .put("Name", column.name())
            .put("Type", AthenaView.columnLike(column).glueType());
      }
      ArrayNode keys = table.putArray("PartitionKeys");
      for (String column : definition.partition().columnNames()) {
        keys.addObject().put("Name", column).put("Type", "string");
        parameters.put("projection.enabled", "true");
        partitions.put(name, 2);
      }
      tables.put(name, table);
      declare(
          new LakeView(
              definition.name(), definition.oneRowIs(), TableView.overParquet(definition)));
    }

    @Override
    public synchronized JsonNode respond(String operation, JsonNode request) throws Refusal {
      ObjectNode response = AwsStandIn.JSON.createObjectNode();
      switch (operation) {
        case "GetTables" -> response.putArray("TableList").addAll(tables.values());
        case "GetPartitions" -> {
          ArrayNode list = response.putArray("Partitions");
          int count = partitions.getOrDefault(request.path("TableName").asText(), 0);
          for (int i = 0; i < count; i++) {
            list.addObject().putArray("Values").add("2026-11-0" + i);
          }
        }
        case "StartCrawler" -> {
          if (running) {
            throw new Refusal("CrawlerRunningException", "already running");
          }
          begin();
        }
        case "GetCrawler" -> crawler(response.putObject("Crawler"));
        case "GetCrawlerMetrics" ->
            response.putArray("CrawlerMetricsList").addObject().put("LastRuntimeSeconds", 64.2);
        default -> throw new Refusal("UnknownOperationException", operation);
      }
      return response;
    }

    private void begin() {
      running = true;
      checksUntilDone = 3;
    }

    private void crawler(ObjectNode crawler) {
      if (running && checksUntilDone-- == 0) {
        running = false;
        crawls++;
        partitions.replaceAll((table, count) -> count + 3);
      }
      crawler.put("Name", "curated").put("State", running ? "RUNNING" : "READY");
      if (crawls > 0) {
        crawler
            .putObject("LastCrawl")
            .put("Status", status)
            .put("ErrorMessage", "no access")
            .put("LogGroup", "/aws-glue/crawlers")
            .put("StartTime", 1_700_000_000 + crawls);
      }
    }
  }

  @AfterEach
  void end() {
    server.close();
  }

  private CrawlResult crawl() throws InterruptedException {
    GlueClient client =
        server.client(GlueClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()));
    try (CatalogCrawl crawl = new CatalogCrawl(client, "curated", "my_lake", duration -> {})) {
      return crawl.run();
    }
  }

  @Test
  void aCrawlEndsWithTheNumberOfPartitions() throws InterruptedException {
    CrawlResult result = crawl();

    assertThat(result.changes())
        .hasSize(
            Math.toIntExact(
                LakeTables.all().stream()
                    .filter(table -> table.partition() == Partition.MONTH)
                    .count()))
        .contains(new TableChange("files_plays", 2L, 5, false));
    assertThat(result.differences()).isEmpty();
    assertThat(result.took()).isEqualTo(Duration.ofMillis(64_200));
    assertThat(result.wasRunning()).isFalse();
  }

  @Test
  void aRunningCrawlIsJoined() throws InterruptedException {
    glue.begin();

    assertThat(crawl().wasRunning()).isTrue();
    assertThat(glue.crawls).isEqualTo(1);
  }

  @Test
  void theResultOfAnEarlierCrawlIsIgnored() throws InterruptedException {
    crawl();

    assertThat(crawl().changes()).contains(new TableChange("files_plays", 5L, 8, false));
  }

  @Test
  void aFailedCrawlIsOneLineWithItsReason() {
    glue.status = "FAILED";

    assertThatThrownBy(this::crawl)
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "the crawler curated ended as FAILED: no access; read its log group /aws-glue/crawlers"
                + " in CloudWatch");
  }

  @Test
  void everyDifferenceBetweenCatalogAndCodeIsNamed() throws InterruptedException {
    ObjectNode plays = Objects.requireNonNull(glue.tables.get("files_plays"));
    ((ObjectNode) plays.path("StorageDescriptor").path("Columns").path(5)).put("Type", "string");
    ((ArrayNode) plays.path("StorageDescriptor").path("Columns"))
        .addObject()
        .put("Name", "guessed")
        .put("Type", "bigint");
    ((ObjectNode) plays.path("Parameters")).remove("projection.enabled");
    glue.tables.remove("files_shows");
    glue.tables.remove("artists");
    Objects.requireNonNull(glue.tables.get("tracks")).put("TableType", "EXTERNAL_TABLE");
    ObjectNode view = Objects.requireNonNull(glue.tables.get("v_listening_days"));
    ((ArrayNode) view.path("StorageDescriptor").path("Columns")).remove(0);
    glue.tables.remove("v_coverage");

    assertThat(crawl().differences())
        .containsExactlyInAnyOrder(
            "files_plays.played_at is string; expected timestamp",
            "files_plays has a column guessed that is not in its definition",
            "files_plays has lost its partition projection, so Athena will not find new months",
            "the catalog has no table files_shows",
            "the catalog has no view artists",
            "tracks is a table; expected a view over files_tracks",
            "v_listening_days has no column account",
            "the catalog has no view v_coverage");
  }
}

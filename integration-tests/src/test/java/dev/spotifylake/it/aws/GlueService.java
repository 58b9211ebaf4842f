package dev.spotifylake.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.ViewColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The part of AWS Glue that an engine reads, and a crawler over the tables of the catalog, which
/// writes down the partitions it finds at once.
public final class GlueService implements JsonService {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double CRAWL_SECONDS = 61.5;

  private final Map<String, Map<String, ObjectNode>> databases = new TreeMap<>();
  private final Map<String, List<String>> partitions = new TreeMap<>();
  private @Nullable String crawler;
  private @Nullable Path crawledBucket;
  private int crawls;

  @Override
  public String actionPrefix() {
    return "glue";
  }

  @Override
  public String target() {
    return "AWSGlue";
  }

  /// @param tables the `TableInput` of each
  public synchronized void addDatabase(String database, List<ObjectNode> tables) {
    databases.put(database, new TreeMap<>());
    addTables(database, tables);
  }

  /// @param tables the `TableInput` of each, to stand beside those that are there
  public synchronized void addTables(String database, List<ObjectNode> tables) {
    tables.forEach(table -> add(database, table));
  }

  public synchronized void addView(String database, LakeView lakeView) {
    AthenaView view = lakeView.view();
    ObjectNode input = NODES.objectNode();
    input.put("Name", lakeView.name()).put("Owner", "spotify-lake");
    input.put("TableType", AthenaView.TABLE_TYPE);
    input.put("ViewOriginalText", view.originalText(database));
    input.put("ViewExpandedText", AthenaView.EXPANDED_TEXT);
    input
        .putObject("Parameters")
        .put(AthenaView.MARK_PARAMETER, "true")
        .put("comment", "Presto View");
    input.putArray("PartitionKeys");
    ObjectNode storage = input.putObject("StorageDescriptor").put("Location", "");
    storage.putObject("SerdeInfo").put("Name", "-").put("SerializationLibrary", "-");
    ArrayNode columns = storage.putArray("Columns");
    for (ViewColumn column : view.columns()) {
      columns.addObject().put("Name", column.name()).put("Type", column.glueType());
    }
    add(database, input);
  }

  /// The table as the catalog has it: a change of it is a change of the catalog.
  public synchronized ObjectNode table(String database, String name) {
    return Objects.requireNonNull(tablesOf(database).get(name), name);
  }

  /// A crawler that never ran, and no partition written down yet.
  ///
  /// @param bucket the folder that stands for the bucket of the tables' locations
  public synchronized void addCrawler(String name, Path bucket) {
    crawler = name;
    crawledBucket = bucket;
    crawls = 0;
    partitions.clear();
  }

  private void add(String database, ObjectNode input) {
    ObjectNode table = input.deepCopy();
    table.put("DatabaseName", database).put("CatalogId", "123456789012").put("VersionId", "0");
    table.put("CreateTime", 1_767_225_600).put("UpdateTime", 1_767_225_600);
    tablesOf(database).put(table.path("Name").asText(), table);
  }

  private Map<String, ObjectNode> tablesOf(String database) {
    return Objects.requireNonNull(databases.get(database), database);
  }

  @Override
  public synchronized JsonNode respond(String operation, JsonNode request) throws AwsError {
    return operation.contains("Crawler")
        ? crawlerResponse(operation, request)
        : catalogResponse(operation, request);
  }

  private JsonNode catalogResponse(String operation, JsonNode request) throws AwsError {
    ObjectNode response = NODES.objectNode();
    String name = request.path("Name").asText();
    switch (operation) {
      case "GetDatabases" -> {
        ArrayNode list = response.putArray("DatabaseList");
        databases.keySet().forEach(database -> list.addObject().put("Name", database));
      }
      case "GetDatabase" -> {
        tables(name);
        response.putObject("Database").put("Name", name);
      }
      case "GetTables" ->
          response.putArray("TableList").addAll(tables(request.path("DatabaseName").asText()));
      case "GetTable" -> response.set("Table", table(request, name));
      case "GetPartitions" -> {
        ArrayNode list = response.putArray("Partitions");
        String table =
            request.path("DatabaseName").asText() + "." + request.path("TableName").asText();
        for (String value : partitions.getOrDefault(table, List.of())) {
          list.addObject().putArray("Values").add(value);
        }
      }
      case "BatchGetPartition" -> response.putArray("Partitions");
      case "GetUserDefinedFunctions" -> response.putArray("UserDefinedFunctions");
      case "GetColumnStatisticsForTable", "GetColumnStatisticsForPartition" -> {
        response.putArray("ColumnStatisticsList");
        response.putArray("Errors");
      }
      default -> throw JsonService.unknown("Glue", operation);
    }
    return response;
  }

  private List<ObjectNode> tables(String database) throws AwsError {
    Map<String, ObjectNode> tables = databases.get(database);
    if (tables == null) {
      throw notFound(database);
    }
    return List.copyOf(tables.values());
  }

  private ObjectNode table(JsonNode request, String name) throws AwsError {
    return tables(request.path("DatabaseName").asText()).stream()
        .filter(table -> table.path("Name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> notFound(name));
  }

  private JsonNode crawlerResponse(String operation, JsonNode request) throws AwsError {
    ObjectNode response = NODES.objectNode();
    String name = request.path("Name").asText(crawler);
    if (!name.equals(crawler)) {
      throw notFound(name);
    }
    switch (operation) {
      case "StartCrawler" -> crawl();
      case "GetCrawler" -> {
        ObjectNode found = response.putObject("Crawler").put("Name", name).put("State", "READY");
        if (crawls > 0) {
          found.putObject("LastCrawl").put("Status", "SUCCEEDED").put("StartTime", crawls);
        }
      }
      case "GetCrawlerMetrics" ->
          response
              .putArray("CrawlerMetricsList")
              .addObject()
              .put("CrawlerName", name)
              .put("LastRuntimeSeconds", CRAWL_SECONDS);
      default -> throw JsonService.unknown("Glue", operation);
    }
    return response;
  }

  private void crawl() {
    crawls++;
    databases.forEach(
        (database, tables) ->
            tables.forEach(
                (name, table) -> {
                  if (!table.path("PartitionKeys").isEmpty()) {
                    partitions.put(database + "." + name, folders(table));
                  }
                }));
  }

  private List<String> folders(ObjectNode table) {
    String location =
        URI.create(table.at("/StorageDescriptor/Location").asText()).getPath().substring(1);
    Path folder = Objects.requireNonNull(crawledBucket).resolve(location);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> partitionFolders = Files.list(folder)) {
      return partitionFolders
          .map(path -> path.getFileName().toString().replaceFirst("^.*=", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AwsError notFound(String name) {
    return new AwsError(400, "EntityNotFoundException", name + " not found.");
  }
}

package dev.spotifylake.it.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.spotifylake.common.catalog.AthenaView;
import dev.spotifylake.common.catalog.LakeView;
import dev.spotifylake.common.catalog.ViewColumn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The part of AWS Glue that an engine reads, over its wire protocol.
final class GlueCatalog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Map<String, ObjectNode>> databases = new ConcurrentHashMap<>();

  GlueCatalog() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// @param tables the `TableInput` of each
  void addDatabase(String database, List<ObjectNode> tables) {
    databases.put(database, new TreeMap<>());
    tables.forEach(table -> add(database, table));
  }

  void addView(String database, LakeView lakeView) {
    AthenaView view = lakeView.view();
    ObjectNode input = JSON.createObjectNode();
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

  private void add(String database, ObjectNode input) {
    ObjectNode table = input.deepCopy();
    table.put("DatabaseName", database).put("CatalogId", "123456789012").put("VersionId", "0");
    table.put("CreateTime", 1_767_225_600).put("UpdateTime", 1_767_225_600);
    databases
        .computeIfAbsent(database, name -> new TreeMap<>())
        .put(table.path("Name").asText(), table);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      ObjectNode answer = answer(target.substring(target.indexOf('.') + 1), request);
      byte[] body = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(answer.has("__type") ? 400 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private ObjectNode answer(String operation, JsonNode request) {
    ObjectNode answer = JSON.createObjectNode();
    Map<String, ObjectNode> tables =
        databases.get(request.path("DatabaseName").asText(request.path("Name").asText()));
    switch (operation) {
      case "GetDatabases" -> {
        ArrayNode list = answer.putArray("DatabaseList");
        databases.keySet().forEach(name -> list.addObject().put("Name", name));
      }
      case "GetDatabase" -> {
        if (tables == null) {
          return notFound(request.path("Name").asText());
        }
        answer.putObject("Database").put("Name", request.path("Name").asText());
      }
      case "GetTables" ->
          answer
              .putArray("TableList")
              .addAll(tables == null ? List.<ObjectNode>of() : tables.values());
      case "GetTable" -> {
        ObjectNode table = tables == null ? null : tables.get(request.path("Name").asText());
        if (table == null) {
          return notFound(request.path("Name").asText());
        }
        answer.set("Table", table);
      }
      case "GetPartitions", "BatchGetPartition" -> answer.putArray("Partitions");
      case "GetUserDefinedFunctions" -> answer.putArray("UserDefinedFunctions");
      case "GetColumnStatisticsForTable", "GetColumnStatisticsForPartition" -> {
        answer.putArray("ColumnStatisticsList");
        answer.putArray("Errors");
      }
      default -> {
        return answer
            .put("__type", "UnknownOperationException")
            .put("message", "Glue on loopback has no " + operation);
      }
    }
    return answer;
  }

  private static ObjectNode notFound(String name) {
    return JSON.createObjectNode()
        .put("__type", "EntityNotFoundException")
        .put("message", name + " not found.");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

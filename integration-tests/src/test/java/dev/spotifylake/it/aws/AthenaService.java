package dev.spotifylake.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Athena over an engine: a query is started and polled, and its result is read in pages of texts.
/// The first page begins with the names of the columns.
public final class AthenaService implements JsonService {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  // The most that Athena gives at once.
  private static final int LONGEST_PAGE = 1_000;

  private final Engine engine;
  private final Map<String, Long> workGroups = new TreeMap<>();
  private final Map<String, Execution> executions = new ConcurrentSkipListMap<>();
  private final AtomicInteger throttled = new AtomicInteger();
  private volatile boolean held;

  /// Runs the queries.
  public interface Engine {
    QueryResult run(String database, String sql) throws Failed;
  }

  /// @param type as Athena names it, such as `timestamp`
  public record Column(String name, String type) {}

  /// @param rows texts as Athena writes values
  public record QueryResult(
      List<Column> columns, List<List<@Nullable String>> rows, long scannedBytes) {}

  /// Why a query failed, in Athena's words.
  public static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    public Failed(String message) {
      super(message);
    }
  }

  private static final class Execution {
    private final String sql;
    private volatile String state = "RUNNING";
    private volatile String reason = "";
    private volatile @Nullable QueryResult result;

    Execution(String sql) {
      this.sql = sql;
    }

    /// What is not a query has no row of names.
    boolean isQuery() {
      return sql.strip().matches("(?is)[(]*(select|with|values|table)\\b.*");
    }
  }

  public AthenaService(Engine engine) {
    this.engine = engine;
  }

  /// @param scanLimit bytes that one query may read
  public AthenaService withWorkGroup(String name, long scanLimit) {
    workGroups.put(name, scanLimit);
    return this;
  }

  /// Refuses the next calls as too many.
  public void throttle(int calls) {
    throttled.set(calls);
  }

  /// Queries that are started from now on run until they are stopped.
  public void holdQueries(boolean hold) {
    held = hold;
  }

  /// As a person does it in the console.
  public void stopAll() {
    executions.values().forEach(execution -> execution.state = "CANCELLED");
  }

  /// The states of all queries, in the order in which they were started.
  public List<String> states() {
    return executions.values().stream().map(execution -> execution.state).toList();
  }

  @Override
  public String actionPrefix() {
    return "athena";
  }

  @Override
  public String target() {
    return "AmazonAthena";
  }

  @Override
  public JsonNode respond(String operation, JsonNode request) throws AwsError {
    if (throttled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new AwsError(400, "TooManyRequestsException", "Rate exceeded");
    }
    ObjectNode response = NODES.objectNode();
    switch (operation) {
      case "StartQueryExecution" -> response.put("QueryExecutionId", start(request));
      case "GetQueryExecution" ->
          describe(execution(request), response.putObject("QueryExecution"));
      case "GetQueryResults" -> page(execution(request), request, response);
      case "StopQueryExecution" -> execution(request).state = "CANCELLED";
      case "GetWorkGroup" -> {
        String name = request.path("WorkGroup").asText();
        response
            .putObject("WorkGroup")
            .put("Name", name)
            .putObject("Configuration")
            .put("BytesScannedCutoffPerQuery", scanLimit(name));
      }
      default -> throw JsonService.unknown("Athena", operation);
    }
    return response;
  }

  private long scanLimit(String workGroup) throws AwsError {
    Long limit = workGroups.get(workGroup);
    if (limit == null) {
      throw invalid("WorkGroup " + workGroup + " is not found.");
    }
    return limit;
  }

  private String start(JsonNode request) throws AwsError {
    long limit = scanLimit(request.path("WorkGroup").asText());
    String database = request.path("QueryExecutionContext").path("Database").asText();
    Execution execution = new Execution(request.path("QueryString").asText());
    String id = "query-%04d".formatted(executions.size() + 1);
    executions.put(id, execution);
    if (!held) {
      Thread.ofVirtual().start(() -> run(execution, database, limit));
    }
    return id;
  }

  private void run(Execution execution, String database, long limit) {
    try {
      QueryResult result = engine.run(database, execution.sql);
      execution.result = result;
      if (result.scannedBytes() > limit) {
        execution.reason = "Bytes scanned limit was exceeded";
        execution.state = "CANCELLED";
      } else {
        execution.state = "SUCCEEDED";
      }
    } catch (Failed e) {
      execution.reason = String.valueOf(e.getMessage());
      execution.state = "FAILED";
    }
  }

  private Execution execution(JsonNode request) throws AwsError {
    String id = request.path("QueryExecutionId").asText();
    Execution execution = executions.get(id);
    if (execution == null) {
      throw invalid("QueryExecution " + id + " was not found");
    }
    return execution;
  }

  private static void describe(Execution execution, ObjectNode description) {
    ObjectNode status = description.putObject("Status").put("State", execution.state);
    if (!execution.reason.isEmpty()) {
      status.put("StateChangeReason", execution.reason);
    }
    description.put("StatementType", execution.isQuery() ? "DML" : "UTILITY");
    QueryResult result = execution.result;
    if (result != null) {
      description
          .putObject("Statistics")
          .put("DataScannedInBytes", result.scannedBytes())
          .put("TotalExecutionTimeInMillis", 1_000);
    }
  }

  private static void page(Execution execution, JsonNode request, ObjectNode response)
      throws AwsError {
    QueryResult result = execution.result;
    int length = request.path("MaxResults").asInt(LONGEST_PAGE);
    if (result == null || !execution.state.equals("SUCCEEDED")) {
      throw invalid("Query did not finish successfully. Final query state: " + execution.state);
    }
    if (length > LONGEST_PAGE) {
      throw invalid("MaxResults is more than maximum allowed length 1000.");
    }
    // The row of names counts as a row of the first page.
    List<List<@Nullable String>> rows = new ArrayList<>();
    int names = execution.isQuery() ? 1 : 0;
    int from = request.path("NextToken").asInt(0);
    int end = Math.min(result.rows().size() + names, from + length);
    if (from == 0 && names == 1) {
      rows.add(new ArrayList<>(result.columns().stream().map(Column::name).toList()));
    }
    rows.addAll(result.rows().subList(Math.max(0, from - names), end - names));
    ObjectNode set = response.putObject("ResultSet");
    ArrayNode page = set.putArray("Rows");
    rows.forEach(row -> addRow(page, row));
    ArrayNode columns = set.putObject("ResultSetMetadata").putArray("ColumnInfo");
    result
        .columns()
        .forEach(
            column -> columns.addObject().put("Name", column.name()).put("Type", column.type()));
    if (end < result.rows().size() + names) {
      response.put("NextToken", Integer.toString(end));
    }
  }

  private static void addRow(ArrayNode page, List<@Nullable String> row) {
    ArrayNode data = page.addObject().putArray("Data");
    for (String value : row) {
      ObjectNode datum = data.addObject();
      if (value != null) {
        datum.put("VarCharValue", value);
      }
    }
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidRequestException", message);
  }
}

package dev.spotifylake.cli.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.cli.aws.AwsStandIn.Refusal;
import dev.spotifylake.common.time.Sleeper;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;

/// Athena for one query. The test sets how the query ends and what it returns.
final class AthenaStandIn implements AwsStandIn.Service {
  private static final int ROWS_PER_PAGE = 1000;

  String state = "SUCCEEDED";
  String reason = "";
  String statementType = "DML";
  int checksUntilDone = 3;
  int throttled;
  @Nullable String refusedAtStart;

  // Runs while the response to StartQueryExecution is held back.
  Runnable beforeStartResponse = () -> {};
  Runnable beforeCheckResponse = () -> {};
  long scanned = 3_000_000;
  long rows = 1;
  boolean stopped;
  String query = "";
  String workGroup = "";
  String database = "";
  List<String[]> columns = List.<String[]>of(new String[] {"n", "bigint"});
  RowMaker maker = number -> new @Nullable String[] {Long.toString(number)};

  /// Makes the texts of a row.
  interface RowMaker {
    @Nullable String[] row(long number);
  }

  @Override
  public synchronized JsonNode respond(String operation, JsonNode request) throws Refusal {
    if (throttled > 0) {
      throttled--;
      throw new Refusal("TooManyRequestsException", "Rate exceeded");
    }
    ObjectNode response = AwsStandIn.JSON.createObjectNode();
    switch (operation) {
      case "StartQueryExecution" -> {
        if (refusedAtStart != null) {
          throw new Refusal("InvalidRequestException", refusedAtStart);
        }
        query = request.path("QueryString").asText();
        workGroup = request.path("WorkGroup").asText();
        database = request.path("QueryExecutionContext").path("Database").asText();
        beforeStartResponse.run();
        response.put("QueryExecutionId", "q-1");
      }
      case "GetQueryExecution" -> {
        beforeCheckResponse.run();
        execution(response.putObject("QueryExecution"));
      }
      case "StopQueryExecution" -> {
        stopped = true;
        state = "CANCELLED";
        checksUntilDone = 0;
      }
      case "GetWorkGroup" ->
          response
              .putObject("WorkGroup")
              .put("Name", workGroup)
              .putObject("Configuration")
              .put("BytesScannedCutoffPerQuery", 1L << 30);
      case "GetQueryResults" -> page(response, request.path("NextToken").asLong(0));
      default -> throw new Refusal("UnknownOperationException", operation);
    }
    return response;
  }

  private void execution(ObjectNode execution) {
    boolean done = checksUntilDone-- <= 0;
    ObjectNode status = execution.put("QueryExecutionId", "q-1").putObject("Status");
    status.put("State", done ? state : checksUntilDone > 1 ? "QUEUED" : "RUNNING");
    if (done && !reason.isEmpty()) {
      status.put("StateChangeReason", reason);
    }
    execution.put("StatementType", statementType);
    if (done) {
      execution
          .putObject("Statistics")
          .put("DataScannedInBytes", scanned)
          .put("TotalExecutionTimeInMillis", 1_400);
    }
  }

  // The header row counts as a row of the first page, as in Athena.
  private void page(ObjectNode response, long from) {
    ObjectNode set = response.putObject("ResultSet");
    ArrayNode page = set.putArray("Rows");
    long to = Math.min(rows, from + ROWS_PER_PAGE);
    if (from == 0 && statementType.equals("DML")) {
      ArrayNode names = page.addObject().putArray("Data");
      columns.forEach(column -> names.addObject().put("VarCharValue", column[0]));
      to = Math.min(rows, from + ROWS_PER_PAGE - 1);
    }
    for (long number = from; number < to; number++) {
      ArrayNode data = page.addObject().putArray("Data");
      for (String value : maker.row(number)) {
        ObjectNode datum = data.addObject();
        if (value != null) {
          datum.put("VarCharValue", value);
        }
      }
    }
    ArrayNode info = set.putObject("ResultSetMetadata").putArray("ColumnInfo");
    columns.forEach(column -> info.addObject().put("Name", column[0]).put("Type", column[1]));
    if (to < rows) {
      response.put("NextToken", Long.toString(to));
    }
  }

  /// An engine over the server, which repeats refused calls at once.
  static AthenaEngine engine(
      AwsStandIn server, Sleeper sleeper, Consumer<QueryCost> costs, ShutdownHooks hooks) {
    AthenaClient client =
        server.client(
            AthenaClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                    settings ->
                        settings.retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(10)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build())));
    return new AthenaEngine(client, "my_lake", "my-lake", sleeper, costs, hooks);
  }
}

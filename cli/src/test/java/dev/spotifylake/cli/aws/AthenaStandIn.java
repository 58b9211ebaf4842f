package dev.spotifylake.cli.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.cli.aws.AwsStandIn.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Athena for one question, whose course the test lays down.
final class AthenaStandIn implements AwsStandIn.Service {
  private static final int ROWS_A_PAGE = 1000;

  String state = "SUCCEEDED";
  String reason = "";
  String statementType = "DML";
  int looksUntilDone = 3;
  int throttled;
  @Nullable String refusedAtStart;
  long scanned = 3_000_000;
  long rows = 1;
  boolean stopped;
  String asked = "";
  String workGroup = "";
  String database = "";
  List<String[]> columns = List.<String[]>of(new String[] {"n", "bigint"});
  RowMaker maker = number -> new @Nullable String[] {Long.toString(number)};

  /// The texts of a row.
  interface RowMaker {
    @Nullable String[] row(long number);
  }

  @Override
  public synchronized JsonNode answer(String operation, JsonNode request) throws Refusal {
    if (throttled > 0) {
      throttled--;
      throw new Refusal("TooManyRequestsException", "Rate exceeded");
    }
    ObjectNode answer = AwsStandIn.JSON.createObjectNode();
    switch (operation) {
      case "StartQueryExecution" -> {
        if (refusedAtStart != null) {
          throw new Refusal("InvalidRequestException", refusedAtStart);
        }
        asked = request.path("QueryString").asText();
        workGroup = request.path("WorkGroup").asText();
        database = request.path("QueryExecutionContext").path("Database").asText();
        answer.put("QueryExecutionId", "q-1");
      }
      case "GetQueryExecution" -> look(answer.putObject("QueryExecution"));
      case "StopQueryExecution" -> stopped = true;
      case "GetWorkGroup" ->
          answer
              .putObject("WorkGroup")
              .put("Name", workGroup)
              .putObject("Configuration")
              .put("BytesScannedCutoffPerQuery", 1L << 30);
      case "GetQueryResults" -> page(answer, request.path("NextToken").asLong(0));
      default -> throw new Refusal("UnknownOperationException", operation);
    }
    return answer;
  }

  private void look(ObjectNode execution) {
    boolean done = looksUntilDone-- <= 0;
    ObjectNode status = execution.put("QueryExecutionId", "q-1").putObject("Status");
    status.put("State", done ? state : looksUntilDone > 1 ? "QUEUED" : "RUNNING");
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

  // The row of names takes one place of the first page, as in Athena.
  private void page(ObjectNode answer, long from) {
    ObjectNode set = answer.putObject("ResultSet");
    ArrayNode page = set.putArray("Rows");
    long to = Math.min(rows, from + ROWS_A_PAGE);
    if (from == 0 && statementType.equals("DML")) {
      ArrayNode names = page.addObject().putArray("Data");
      columns.forEach(column -> names.addObject().put("VarCharValue", column[0]));
      to = Math.min(rows, from + ROWS_A_PAGE - 1);
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
      answer.put("NextToken", Long.toString(to));
    }
  }
}

package dev.spotifylake.cli.aws;

import dev.spotifylake.cli.query.QueryEngine;
import dev.spotifylake.cli.query.ResultColumn;
import dev.spotifylake.cli.query.ResultReader;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.AwsErrors;
import dev.spotifylake.common.time.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StatementType;

/// Answers by Athena: starts the question, waits for it, and reads its result page by page. A
/// question that nobody waits for any more is cancelled, so that it costs nothing further. Not for
/// two threads at once.
final class AthenaEngine implements QueryEngine {
  // Short questions take half a second; a long one is not asked after more often than it matters.
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  // The most that Athena gives at once.
  private static final int ROWS_A_PAGE = 1000;

  private final AthenaClient client;
  private final String database;
  private final String workGroup;
  private final Sleeper sleeper;
  private final Consumer<QueryReceipt> receipts;
  private QueryReceipt receipt = QueryReceipt.NONE;
  private volatile boolean ending;

  /// @param client closed with this engine
  /// @param receipts told once, at the end, what all questions cost
  AthenaEngine(
      AthenaClient client,
      String database,
      String workGroup,
      Sleeper sleeper,
      Consumer<QueryReceipt> receipts) {
    this.client = client;
    this.database = database;
    this.workGroup = workGroup;
    this.sleeper = sleeper;
    this.receipts = receipts;
  }

  @Override
  public void ask(String sql, ResultReader reader) {
    String statement = ReadingStatement.of(sql);
    try {
      String id = start(statement);
      QueryExecution done = awaited(id);
      count(done);
      read(id, done, reader);
    } catch (SdkException e) {
      throw AwsErrors.lakeException("ask Athena in the workgroup " + workGroup, e);
    }
  }

  private String start(String statement) {
    try {
      return client
          .startQueryExecution(
              request ->
                  request
                      .queryString(statement)
                      .queryExecutionContext(context -> context.database(database))
                      .workGroup(workGroup))
          .queryExecutionId();
    } catch (InvalidRequestException e) {
      throw AthenaProblem.of(
          Objects.requireNonNullElse(e.awsErrorDetails().errorMessage(), ""), null, e);
    }
  }

  /// The question when Athena is done with it.
  ///
  /// @throws LakeException where it failed or was cancelled
  private QueryExecution awaited(String id) {
    Thread cancel = new Thread(() -> stopAtEnd(id), "cancel-" + id);
    // Ctrl-C ends this process by its hooks; the question would go on without it.
    Runtime.getRuntime().addShutdownHook(cancel);
    boolean ended = false;
    try {
      Duration wait = FIRST_WAIT;
      QueryExecution execution = look(id);
      while (isUnderWay(execution)) {
        sleeper.sleep(wait);
        wait = wait.multipliedBy(3).dividedBy(2);
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        execution = look(id);
      }
      ended = true;
      return succeeded(id, execution);
    } catch (InterruptedException e) {
      // Before the thread is marked again: the client makes no call on a thread so marked.
      stop(id);
      ended = true;
      Thread.currentThread().interrupt();
      throw new LakeException(interrupted(id), e);
    } finally {
      if (!ended) {
        stop(id);
      }
      dontCancel(cancel);
    }
  }

  private static void dontCancel(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook runs, and cancels what is over.
      return;
    }
  }

  private QueryExecution look(String id) {
    return client.getQueryExecution(request -> request.queryExecutionId(id)).queryExecution();
  }

  private static boolean isUnderWay(QueryExecution execution) {
    QueryExecutionState state = execution.status().state();
    return state == QueryExecutionState.QUEUED || state == QueryExecutionState.RUNNING;
  }

  private QueryExecution succeeded(String id, QueryExecution execution) {
    QueryExecutionState state = execution.status().state();
    if (state == QueryExecutionState.SUCCEEDED) {
      return execution;
    }
    count(execution);
    String reason = Objects.requireNonNullElse(execution.status().stateChangeReason(), "");
    if (AthenaProblem.isOverLimit(reason)) {
      throw AthenaProblem.overLimit(workGroup, limit(), id);
    }
    if (state == QueryExecutionState.CANCELLED && ending) {
      throw new LakeException(interrupted(id));
    }
    if (state == QueryExecutionState.CANCELLED) {
      throw new LakeException(
          "the question was cancelled in Athena, not by this command%s; ask again (query %s)"
              .formatted(reason.isEmpty() ? "" : ": " + reason, id));
    }
    throw AthenaProblem.of(reason, id, null);
  }

  private @Nullable Long limit() {
    try {
      return client
          .getWorkGroup(request -> request.workGroup(workGroup))
          .workGroup()
          .configuration()
          .bytesScannedCutoffPerQuery();
    } catch (SdkException e) {
      // The figure is a kindness; not everyone who may ask may read it.
      return null;
    }
  }

  private void stopAtEnd(String id) {
    ending = true;
    stop(id);
  }

  private static String interrupted(String id) {
    return "interrupted: the question was cancelled (query " + id + ")";
  }

  // A question that is over already cannot be cancelled, and need not be.
  private void stop(String id) {
    try {
      client.stopQueryExecution(request -> request.queryExecutionId(id));
    } catch (SdkException e) {
      return;
    }
  }

  private void count(QueryExecution execution) {
    QueryExecutionStatistics statistics = execution.statistics();
    if (statistics != null) {
      receipt =
          receipt.plus(
              Objects.requireNonNullElse(statistics.dataScannedInBytes(), 0L),
              Duration.ofMillis(
                  Objects.requireNonNullElse(statistics.totalExecutionTimeInMillis(), 0L)));
    }
  }

  private void read(String id, QueryExecution execution, ResultReader reader) {
    // Only the results of queries begin with a row of column names.
    boolean header = execution.statementType() == StatementType.DML;
    List<ColumnInfo> columns = null;
    for (GetQueryResultsResponse page :
        client.getQueryResultsPaginator(
            request -> request.queryExecutionId(id).maxResults(ROWS_A_PAGE))) {
      List<Row> rows = page.resultSet().rows();
      if (columns == null) {
        columns = page.resultSet().resultSetMetadata().columnInfo();
        reader.columns(
            columns.stream()
                .map(column -> new ResultColumn(column.name(), column.type()))
                .toList());
        rows = header && !rows.isEmpty() ? rows.subList(1, rows.size()) : rows;
      }
      for (Row row : rows) {
        reader.row(values(row.data(), columns));
      }
    }
  }

  private static List<@Nullable Object> values(List<Datum> data, List<ColumnInfo> columns) {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      String text = i < data.size() ? data.get(i).varCharValue() : null;
      values.add(AthenaValue.of(text, columns.get(i).type()));
    }
    return Collections.unmodifiableList(values);
  }

  @Override
  public void close() {
    client.close();
    if (receipt.questions() > 0) {
      receipts.accept(receipt);
    }
  }
}

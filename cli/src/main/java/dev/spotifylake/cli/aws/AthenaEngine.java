package dev.spotifylake.cli.aws;

import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.cli.engine.ResultColumn;
import dev.spotifylake.cli.engine.ResultConsumer;
import dev.spotifylake.common.LakeException;
import dev.spotifylake.common.aws.AwsErrors;
import dev.spotifylake.common.time.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

/// Runs queries in Athena: starts a query, waits for it, and reads its result page by page. A query
/// that nobody waits for any more is cancelled, so that it costs nothing further. Not thread-safe.
final class AthenaEngine implements QueryEngine {
  // Short queries take half a second; a long one need not be checked often.
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

  // Athena confirms a start within a second or two. Whoever ends a process kills it soon after.
  private static final Duration START_LIMIT = Duration.ofSeconds(5);

  // The most that Athena returns in one page.
  private static final int ROWS_PER_PAGE = 1000;

  private final AthenaClient client;
  private final String database;
  private final String workGroup;
  private final Sleeper sleeper;
  private final Consumer<QueryCost> costs;
  private final ShutdownHooks hooks;
  private QueryCost cost = QueryCost.NONE;
  private volatile boolean ending;

  /// @param client closed with this engine
  /// @param costs called once, at the end, with the cost of all queries
  /// @param hooks run when the process ends before the query
  AthenaEngine(
      AthenaClient client,
      String database,
      String workGroup,
      Sleeper sleeper,
      Consumer<QueryCost> costs,
      ShutdownHooks hooks) {
    this.client = client;
    this.database = database;
    this.workGroup = workGroup;
    this.sleeper = sleeper;
    this.costs = costs;
    this.hooks = hooks;
  }

  @Override
  public void query(String sql, ResultConsumer consumer) {
    String statement = ReadOnlyStatement.of(sql);
    CompletableFuture<String> started = new CompletableFuture<>();
    try {
      QueryExecution done = finished(statement, started);
      count(done);
      read(started.join(), done, consumer);
    } catch (SdkException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new LakeException("interrupted: the result was not read to its end", e);
      }
      throw AwsErrors.lakeException("query Athena in the workgroup " + workGroup, e);
    }
  }

  /// Starts the query and waits for its end.
  ///
  /// @param started completed with the id of the execution
  private QueryExecution finished(String statement, CompletableFuture<String> started) {
    Thread cancel = new Thread(() -> stopAtEnd(started), "cancel-query");
    // Ctrl-C ends this process through its shutdown hooks; without this one the query would go on.
    // It is added before the start, because Athena may run a query whose id has not arrived yet.
    addHook(cancel);
    try {
      return awaited(start(statement, started));
    } finally {
      removeHook(cancel);
    }
  }

  /// The call has a thread of its own: an interrupt would end it while Athena starts the query.
  private String start(String statement, CompletableFuture<String> started) {
    CompletableFuture<String> _ =
        started.completeAsync(
            () -> startExecution(statement), task -> Thread.ofVirtual().start(task));
    try {
      return started.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      String id = stopOnceStarted(started);
      Thread.currentThread().interrupt();
      throw new LakeException(
          id == null ? "interrupted: Athena did not confirm the query's start" : interrupted(id),
          e);
    }
  }

  private String startExecution(String statement) {
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
      throw AthenaErrors.of(
          Objects.requireNonNullElse(e.awsErrorDetails().errorMessage(), ""), null, e);
    }
  }

  /// The execution once Athena has finished it.
  ///
  /// @throws LakeException where it failed or was cancelled
  private QueryExecution awaited(String id) {
    boolean ended = false;
    try {
      Duration wait = FIRST_WAIT;
      QueryExecution execution = execution(id);
      while (isUnderWay(execution)) {
        sleeper.sleep(wait);
        wait = wait.multipliedBy(3).dividedBy(2);
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        execution = execution(id);
      }
      ended = true;
      return succeeded(id, execution);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LakeException(interrupted(id), e);
    } catch (SdkException e) {
      // The client ends a call with an error where the thread is interrupted.
      if (Thread.currentThread().isInterrupted()) {
        throw new LakeException(interrupted(id), e);
      }
      throw e;
    } finally {
      if (!ended) {
        stopAfterInterrupt(id);
      }
    }
  }

  /// Cancels the query, also on an interrupted thread: there the client makes no call.
  private void stopAfterInterrupt(String id) {
    boolean interrupted = Thread.interrupted();
    stop(id);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void addHook(Thread hook) {
    try {
      hooks.add(hook);
    } catch (IllegalStateException e) {
      throw new LakeException("interrupted: the query was not started", e);
    }
  }

  private void removeHook(Thread hook) {
    try {
      hooks.remove(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook runs, and cancels a query that has ended.
      return;
    }
  }

  private QueryExecution execution(String id) {
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
    if (AthenaErrors.isOverLimit(reason)) {
      throw AthenaErrors.overLimit(workGroup, limit(), id);
    }
    if (state == QueryExecutionState.CANCELLED && ending) {
      throw new LakeException(interrupted(id));
    }
    if (state == QueryExecutionState.CANCELLED) {
      throw new LakeException(
          "the query was cancelled in Athena, not by this command%s; run it again (query %s)"
              .formatted(reason.isEmpty() ? "" : ": " + reason, id));
    }
    throw AthenaErrors.of(reason, id, null);
  }

  private @Nullable Long limit() {
    try {
      return client
          .getWorkGroup(request -> request.workGroup(workGroup))
          .workGroup()
          .configuration()
          .bytesScannedCutoffPerQuery();
    } catch (SdkException e) {
      // The limit only helps the message, and not everybody who may query may read it.
      return null;
    }
  }

  private void stopAtEnd(CompletableFuture<String> started) {
    ending = true;
    stopOnceStarted(started);
  }

  /// Waits some seconds for the id of a query whose start may be under way.
  ///
  /// @return the id of the query that was stopped; null where none was started in time
  private @Nullable String stopOnceStarted(CompletableFuture<String> started) {
    try {
      String id = started.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      stop(id);
      return id;
    } catch (ExecutionException | TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static String interrupted(String id) {
    return "interrupted: the query was cancelled (query " + id + ")";
  }

  // A query that has ended cannot be cancelled, and need not be.
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
      cost =
          cost.plus(
              Objects.requireNonNullElse(statistics.dataScannedInBytes(), 0L),
              Duration.ofMillis(
                  Objects.requireNonNullElse(statistics.totalExecutionTimeInMillis(), 0L)));
    }
  }

  private void read(String id, QueryExecution execution, ResultConsumer consumer) {
    // Only results of DML statements begin with a row of column names.
    boolean header = execution.statementType() == StatementType.DML;
    List<ColumnInfo> columns = null;
    for (GetQueryResultsResponse page :
        client.getQueryResultsPaginator(
            request -> request.queryExecutionId(id).maxResults(ROWS_PER_PAGE))) {
      List<Row> rows = page.resultSet().rows();
      if (columns == null) {
        columns = page.resultSet().resultSetMetadata().columnInfo();
        consumer.columns(
            columns.stream()
                .map(column -> new ResultColumn(column.name(), column.type()))
                .toList());
        rows = header && !rows.isEmpty() ? rows.subList(1, rows.size()) : rows;
      }
      for (Row row : rows) {
        consumer.row(values(row.data(), columns));
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
    if (cost.queries() > 0) {
      costs.accept(cost);
    }
  }
}

package dev.spotifylake.extract.record;

import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.report.SourceReport;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Writes what a run says of itself, one object per account, after everything else. A run that left
/// none did not come to its end.
public final class RunReportWriter {
  private static final int OK = 200;

  private final RawRecorder recorder;

  public RunReportWriter(RawRecorder recorder) {
    this.recorder = recorder;
  }

  /// @param accounts all accounts of the run: each gets an object, even an empty one
  public void write(
      SortedSet<String> accounts, List<SourceReport> sources, List<PassReport> passes, Instant now)
      throws IOException {
    for (String account : accounts) {
      Map<String, @Nullable Object> body = new LinkedHashMap<>();
      body.put(
          "runs",
          sources.stream()
              .filter(run -> run.account().equals(account))
              .map(RunReportWriter::row)
              .toList());
      body.put(
          "passes",
          passes.stream()
              .filter(pass -> pass.account().equals(account))
              .map(RunReportWriter::row)
              .toList());
      recorder.record(
          Source.RUN,
          account,
          null,
          RawRequest.of("run", Map.of()),
          now,
          OK,
          RawContext.NONE,
          new JsonObject(body).bytes());
      recorder.store(Source.RUN, account);
    }
  }

  /// The columns of `ops_runs`.
  private static Map<String, @Nullable Object> row(SourceReport run) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("source", run.source().wireName());
    row.put("entity_count", run.entities());
    row.put("calls", run.calls());
    row.put("status_2xx", run.status2xx());
    row.put("status_4xx", run.status4xx());
    row.put("status_429", run.status429());
    row.put("status_5xx", run.status5xx());
    row.put("bytes", run.bytes());
    row.put("duration_ms", run.durationMs());
    row.put("outcome", run.outcome().wireName());
    row.put("message", run.message());
    row.put("token_days_left", run.tokenDaysLeft());
    return row;
  }

  /// The columns of `ops_passes`.
  private static Map<String, @Nullable Object> row(PassReport pass) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("source", pass.source().wireName());
    row.put("entity", pass.entity());
    row.put("pass_id", pass.passId());
    row.put("kind", pass.kind().wireName());
    row.put("items", pass.items());
    row.put("complete", pass.complete());
    row.put("consistent", pass.consistent());
    return row;
  }
}

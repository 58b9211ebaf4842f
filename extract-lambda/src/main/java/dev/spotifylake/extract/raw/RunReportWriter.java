package dev.spotifylake.extract.raw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.extract.report.PassReport;
import dev.spotifylake.extract.report.SourceReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// Writes the run report, one raw object per account, after all other objects of the run. A run
/// without a report did not come to its end.
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
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      ArrayNode runs = body.putArray("runs");
      sources.stream()
          .filter(source -> source.account().equals(account))
          .map(RunReportWriter::row)
          .forEach(runs::add);
      ArrayNode passRows = body.putArray("passes");
      passes.stream()
          .filter(pass -> pass.account().equals(account))
          .map(RunReportWriter::row)
          .forEach(passRows::add);
      recorder.record(
          Source.RUN,
          account,
          null,
          RawRequest.of("run", Map.of()),
          now,
          OK,
          RawContext.NONE,
          JsonTree.bytes(body));
      recorder.store(Source.RUN, account);
    }
  }

  /// The columns of `ops_runs`.
  private static ObjectNode row(SourceReport source) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", source.source().wireName())
        .put("entity_count", source.entities())
        .put("calls", source.calls())
        .put("status_2xx", source.status2xx())
        .put("status_4xx", source.status4xx())
        .put("status_429", source.status429())
        .put("status_5xx", source.status5xx())
        .put("bytes", source.bytes())
        .put("duration_ms", source.durationMs())
        .put("outcome", source.outcome().wireName())
        .put("message", source.message())
        .put("token_days_left", source.tokenDaysLeft());
  }

  /// The columns of `ops_passes`.
  private static ObjectNode row(PassReport pass) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", pass.source().wireName())
        .put("entity", pass.entity())
        .put("pass_id", pass.passId())
        .put("kind", pass.kind().wireName())
        .put("items", pass.items())
        .put("complete", pass.complete())
        .put("consistent", pass.consistent());
  }
}

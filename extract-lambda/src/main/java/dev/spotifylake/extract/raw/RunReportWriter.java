package dev.spotifylake.extract.raw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonTree;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.rows.RowJson;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Observation;
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

  /// @param accounts all accounts of the run: each gets an object, even an empty one. Only beside
  ///   other accounts, `_app` gets none if it has nothing to report
  public void write(
      SortedSet<String> accounts, List<SourceReport> sources, List<PassReport> passes, Instant now)
      throws IOException {
    for (String account : accounts) {
      // The raw line around the rows holds what an observation is; their JSON leaves it out.
      Observation observation = new Observation(account, now, "", "");
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      ArrayNode runs = body.putArray("runs");
      sources.stream()
          .filter(source -> source.account().equals(account))
          .map(source -> RowJson.write(source.row(observation)))
          .forEach(runs::add);
      ArrayNode passRows = body.putArray("passes");
      passes.stream()
          .filter(pass -> pass.account().equals(account))
          .map(pass -> RowJson.write(pass.row(observation)))
          .forEach(passRows::add);
      if (canBeLeftOut(account, accounts) && runs.isEmpty() && passRows.isEmpty()) {
        continue;
      }
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

  /// The reports of the other accounts show that the run came to its end.
  private static boolean canBeLeftOut(String account, SortedSet<String> accounts) {
    return account.equals(RawHeader.APP_ACCOUNT) && accounts.size() > 1;
  }
}

package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.OpsRunRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a run says of itself: the columns of `ops_runs` and `ops_passes`, by their names.
final class RunMapper {
  private final ResponseRows rows;

  RunMapper(ResponseRows rows) {
    this.rows = rows;
  }

  void mapRun(Element element) throws IOException {
    ObjectNode run = element.node();
    String source = JsonFields.text(run, "source");
    String outcome = JsonFields.text(run, "outcome");
    if (source == null || outcome == null) {
      rows.reject(element, "unknown_shape");
      return;
    }
    rows.primary(
        element,
        new OpsRunRow(
            rows.observation(),
            source,
            count(run, "entity_count"),
            count(run, "calls"),
            count(run, "status_2xx"),
            count(run, "status_4xx"),
            count(run, "status_429"),
            count(run, "status_5xx"),
            amount(run, "bytes"),
            amount(run, "duration_ms"),
            outcome,
            JsonFields.text(run, "message"),
            JsonFields.integer(run, "token_days_left")));
  }

  void mapPass(Element element) throws IOException {
    ObjectNode pass = element.node();
    String source = JsonFields.text(pass, "source");
    String passId = JsonFields.text(pass, "pass_id");
    String kind = JsonFields.text(pass, "kind");
    Boolean complete = JsonFields.bool(pass, "complete");
    Boolean consistent = JsonFields.bool(pass, "consistent");
    if (source == null
        || passId == null
        || kind == null
        || complete == null
        || consistent == null) {
      rows.reject(element, "unknown_shape");
      return;
    }
    rows.primary(
        element,
        new OpsPassRow(
            rows.observation(),
            source,
            JsonFields.text(pass, "entity"),
            passId,
            kind,
            count(pass, "items"),
            complete,
            consistent));
  }

  /// The extractor counts from 0, so what it does not mention did not happen.
  private static int count(ObjectNode run, String field) {
    @Nullable Integer told = JsonFields.integer(run, field);
    return told == null ? 0 : told;
  }

  private static long amount(ObjectNode run, String field) {
    @Nullable Long told = JsonFields.bigint(run, field);
    return told == null ? 0 : told;
  }
}

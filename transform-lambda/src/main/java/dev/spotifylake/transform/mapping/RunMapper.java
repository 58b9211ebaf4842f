package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.rows.OpsPassRow;
import dev.spotifylake.common.rows.OpsRunRow;
import dev.spotifylake.transform.response.Element;
import dev.spotifylake.transform.response.Fields;
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
    String source = Fields.text(run, "source");
    String outcome = Fields.text(run, "outcome");
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
            Fields.text(run, "message"),
            Fields.integer(run, "token_days_left")));
  }

  void mapPass(Element element) throws IOException {
    ObjectNode pass = element.node();
    String source = Fields.text(pass, "source");
    String passId = Fields.text(pass, "pass_id");
    String kind = Fields.text(pass, "kind");
    Boolean complete = Fields.bool(pass, "complete");
    Boolean consistent = Fields.bool(pass, "consistent");
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
            Fields.text(pass, "entity"),
            passId,
            kind,
            count(pass, "items"),
            complete,
            consistent));
  }

  /// The extractor counts from 0, so what it does not mention did not happen.
  private static int count(ObjectNode run, String field) {
    @Nullable Integer told = Fields.integer(run, field);
    return told == null ? 0 : told;
  }

  private static long amount(ObjectNode run, String field) {
    @Nullable Long told = Fields.big(run, field);
    return told == null ? 0 : told;
  }
}

package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.rows.OpsRejectRow;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.table.Observation;
import dev.spotifylake.common.table.Row;
import dev.spotifylake.transform.response.FieldCounts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows that one response becomes, without any file.
record MappedResponse(List<Row> rows, Accounting accounting) {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  static MappedResponse of(Source source, @Nullable String entity, String body) throws IOException {
    return of(source, entity, Map.of(), body);
  }

  static MappedResponse of(
      Source source, @Nullable String entity, Map<String, String> params, String body)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    ObjectRows sink = new ObjectRows((row, month) -> rows.add(row));
    RawHeader header =
        new RawHeader(
            "run", "me", source, entity, RawRequest.of("test", params), NOW, 200, RawContext.NONE);
    ResponseRows response =
        new ResponseRows(sink, header, new Observation("me", NOW, "run", "raw/key"), 1);
    try (JsonParser json = JSON.getFactory().createParser(body)) {
      json.nextToken();
      new ResponseMapping(response).read(json, new FieldCounts());
    }
    sink.accounting().check("the response");
    return new MappedResponse(rows, sink.accounting());
  }

  <R extends Row> List<R> of(Class<R> type) {
    return rows.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// Where and why, of each reject.
  List<String> rejects() {
    return of(OpsRejectRow.class).stream().map(row -> row.jsonPath() + " " + row.reason()).toList();
  }
}

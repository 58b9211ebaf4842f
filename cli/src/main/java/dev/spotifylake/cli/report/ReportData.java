package dev.spotifylake.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.engine.QueryEngine;
import dev.spotifylake.common.sql.SqlFile;
import dev.spotifylake.common.sql.SqlFiles;
import dev.spotifylake.common.sql.SqlSetting;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// The results of the report's queries.
final class ReportData {
  private static final String LISTENING = "listening";

  private final Map<String, ColumnarResult> results = new LinkedHashMap<>();

  private ReportData() {}

  /// @param progress called after each query
  static ReportData query(QueryEngine engine, SqlSetting setting, Runnable progress) {
    ReportData data = new ReportData();
    for (SqlFile query : SqlFiles.reportQueries()) {
      ColumnarResult result = new ColumnarResult();
      engine.query(query.sql(setting), result);
      data.results.put(query.name(), result);
      progress.run();
    }
    return data;
  }

  boolean empty() {
    return results.values().stream().allMatch(result -> result.rows() == 0);
  }

  List<String> accounts() {
    TreeSet<String> accounts = new TreeSet<>();
    results.values().forEach(result -> accounts.addAll(result.texts("account")));
    return List.copyOf(accounts);
  }

  long plays() {
    return (long) listening().sum("plays");
  }

  double minutes() {
    return listening().sum("minutes");
  }

  double minutesEstimated() {
    return listening().sum("minutes_estimated");
  }

  private ColumnarResult listening() {
    return Objects.requireNonNull(results.get(LISTENING));
  }

  /// The results as JSON that is safe in a script element.
  String json() {
    StringWriter text = new StringWriter();
    JsonMapper mapper = new JsonMapper();
    mapper.getFactory().setCharacterEscapes(new ScriptSafe());
    try (JsonGenerator json = mapper.createGenerator(text)) {
      json.writeStartObject();
      json.writeBooleanField("empty", empty());
      json.writeObjectFieldStart("results");
      for (Map.Entry<String, ColumnarResult> result : results.entrySet()) {
        json.writeFieldName(result.getKey());
        result.getValue().write(json);
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

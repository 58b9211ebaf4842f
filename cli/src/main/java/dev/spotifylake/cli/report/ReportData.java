package dev.spotifylake.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.query.QueryEngine;
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

/// The answers to the report's questions.
final class ReportData {
  private static final String LISTENING = "listening";

  private final Map<String, ResultByColumns> answers = new LinkedHashMap<>();

  private ReportData() {}

  /// @param asked called after each question
  static ReportData ask(QueryEngine engine, SqlSetting setting, Runnable asked) {
    ReportData data = new ReportData();
    for (SqlFile question : SqlFiles.reportQueries()) {
      ResultByColumns answer = new ResultByColumns();
      engine.ask(question.sql(setting), answer);
      data.answers.put(question.name(), answer);
      asked.run();
    }
    return data;
  }

  boolean empty() {
    return answers.values().stream().allMatch(answer -> answer.rows() == 0);
  }

  List<String> accounts() {
    TreeSet<String> accounts = new TreeSet<>();
    answers.values().forEach(answer -> accounts.addAll(answer.words("account")));
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

  private ResultByColumns listening() {
    return Objects.requireNonNull(answers.get(LISTENING));
  }

  /// As JSON that may stand in a script element.
  String json() {
    StringWriter text = new StringWriter();
    JsonMapper mapper = new JsonMapper();
    mapper.getFactory().setCharacterEscapes(new ScriptSafe());
    try (JsonGenerator json = mapper.createGenerator(text)) {
      json.writeStartObject();
      json.writeBooleanField("empty", empty());
      json.writeObjectFieldStart("answers");
      for (Map.Entry<String, ResultByColumns> answer : answers.entrySet()) {
        json.writeFieldName(answer.getKey());
        answer.getValue().write(json);
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

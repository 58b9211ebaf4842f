package dev.spotifylake.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.spotifylake.cli.query.ResultColumn;
import dev.spotifylake.cli.query.ResultReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects an answer by columns, each text once: the songs of two years name the same artists over
/// and over.
final class ResultByColumns implements ResultReader {
  private static final int NULL_PLACE = -1;

  private final List<Column> columns = new ArrayList<>();
  private int rows;

  /// The values of one column. Texts, dates and times are words, with the place of each value among
  /// them.
  private static final class Column {
    private final String name;
    private final List<@Nullable Object> values = new ArrayList<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final List<Integer> places = new ArrayList<>();

    Column(String name) {
      this.name = name;
    }

    void add(@Nullable Object value) {
      values.add(value);
      places.add(
          value == null
              ? NULL_PLACE
              : words.computeIfAbsent(value.toString(), word -> words.size()));
    }

    boolean numbers() {
      return values.stream().allMatch(value -> value == null || value instanceof Number);
    }
  }

  @Override
  public void columns(List<ResultColumn> found) {
    found.forEach(column -> columns.add(new Column(column.name())));
  }

  @Override
  public void row(List<@Nullable Object> values) {
    rows++;
    for (int i = 0; i < values.size(); i++) {
      columns.get(i).add(values.get(i));
    }
  }

  int rows() {
    return rows;
  }

  /// The different texts of a column.
  List<String> words(String column) {
    return columns.stream()
        .filter(found -> found.name.equals(column))
        .flatMap(found -> found.words.keySet().stream())
        .toList();
  }

  double sum(String column) {
    return columns.stream()
        .filter(found -> found.name.equals(column))
        .flatMap(found -> found.values.stream())
        .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : 0)
        .sum();
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("rows", rows);
    json.writeArrayFieldStart("columns");
    for (Column column : columns) {
      write(column, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Column column, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", column.name);
    if (column.numbers()) {
      json.writeArrayFieldStart("values");
      for (@Nullable Object value : column.values) {
        json.writePOJO(value);
      }
    } else {
      json.writeArrayFieldStart("words");
      for (String word : column.words.keySet()) {
        json.writeString(word);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("places");
      for (int place : column.places) {
        json.writeNumber(place);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

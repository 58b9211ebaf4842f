package dev.spotifylake.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.spotifylake.cli.engine.ResultColumn;
import dev.spotifylake.cli.engine.ResultConsumer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects a result by columns and each text once, because the songs of two years name the same
/// artists again and again.
final class ColumnarResult implements ResultConsumer {
  private static final int NULL_INDEX = -1;

  private final List<Column> columns = new ArrayList<>();
  private int rows;

  /// The values of one column. A column of texts, dates or times is the list of its distinct texts
  /// and the index of each row's text.
  private static final class Column {
    private final String name;
    private final List<@Nullable Object> values = new ArrayList<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final List<Integer> indexes = new ArrayList<>();

    Column(String name) {
      this.name = name;
    }

    void add(@Nullable Object value) {
      values.add(value);
      indexes.add(
          value == null
              ? NULL_INDEX
              : texts.computeIfAbsent(value.toString(), text -> texts.size()));
    }

    boolean isNumeric() {
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

  /// The distinct texts of a column.
  List<String> texts(String column) {
    return columns.stream()
        .filter(found -> found.name.equals(column))
        .flatMap(found -> found.texts.keySet().stream())
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
    if (column.isNumeric()) {
      json.writeArrayFieldStart("values");
      for (@Nullable Object value : column.values) {
        json.writePOJO(value);
      }
    } else {
      json.writeArrayFieldStart("texts");
      for (String text : column.texts.keySet()) {
        json.writeString(text);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("indexes");
      for (int index : column.indexes) {
        json.writeNumber(index);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

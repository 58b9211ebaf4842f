package dev.spotifylake.cli.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spotifylake.cli.engine.ResultColumn;
import dev.spotifylake.cli.engine.ResultConsumer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints a result as a JSON array, one object and one line per row. Times and days are ISO text.
final class JsonPrinter implements ResultConsumer {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final PrintWriter out;
  private List<ResultColumn> columns = List.of();
  private boolean first = true;

  JsonPrinter(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void columns(List<ResultColumn> found) {
    columns = found;
    out.print('[');
  }

  @Override
  public void row(List<@Nullable Object> values) {
    out.print(first ? "\n" : ",\n");
    first = false;
    try {
      JsonGenerator json = JSON.getFactory().createGenerator(out);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        json.writeFieldName(columns.get(i).name());
        write(json, values.get(i));
      }
      json.writeEndObject();
      json.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the result", e);
    }
  }

  void end() {
    out.println(first ? "]" : "\n]");
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Boolean bool -> json.writeBoolean(bool);
      case Long number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Double number when Double.isFinite(number) -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}

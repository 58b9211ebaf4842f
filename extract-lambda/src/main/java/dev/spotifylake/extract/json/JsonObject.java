package dev.spotifylake.extract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON object whose values are [String], [Long], [Double], [Boolean], null, a [List] of values
/// or a [Map] of values. Reading a field never throws: what is absent or of another type is null,
/// for Spotify sends both.
public record JsonObject(Map<String, @Nullable Object> fields) {
  // Half of all bytes of an old app's responses, and of no use for deciding what to ask next.
  private static final Set<String> NOT_LOOKED_AT = Set.of("available_markets", "images");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).build())
          .build();

  /// Reads one whole object.
  ///
  /// @throws IOException if the bytes are anything else, cut off included
  public static JsonObject parse(byte[] bytes) throws IOException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(parser, "expected a JSON object");
      }
      Map<String, @Nullable Object> fields = readObject(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more follows after the JSON object");
      }
      return new JsonObject(fields);
    }
  }

  /// A text field; numbers as their text.
  public @Nullable String text(String name) {
    Object value = fields.get(name);
    return value instanceof String || value instanceof Number ? value.toString() : null;
  }

  public @Nullable Boolean truth(String name) {
    return fields.get(name) instanceof Boolean value ? value : null;
  }

  /// A whole number, also where it came as `36.0` or as text.
  public @Nullable Integer whole(String name) {
    return switch (fields.get(name)) {
      case Number number -> number.intValue();
      case String text -> wholeOf(text);
      case null, default -> null;
    };
  }

  /// A point in time in ISO-8601; null also where it cannot be read.
  public @Nullable Instant instant(String name) {
    try {
      return fields.get(name) instanceof String text ? Instant.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  public @Nullable JsonObject object(String name) {
    return of(fields.get(name));
  }

  /// An array; null where it is absent or something else.
  @SuppressWarnings("unchecked") // only arrays are read as lists
  public @Nullable List<@Nullable Object> elements(String name) {
    return fields.get(name) instanceof List<?> list ? (List<@Nullable Object>) list : null;
  }

  /// The objects of an array; empty where it is absent. Other elements are left out.
  public List<JsonObject> objects(String name) {
    List<@Nullable Object> elements = elements(name);
    return elements == null ? List.of() : objectsOf(elements);
  }

  public boolean has(String name) {
    return fields.get(name) != null;
  }

  /// The value as an object, or null if it is something else.
  @SuppressWarnings("unchecked") // only objects are read as maps
  public static @Nullable JsonObject of(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? new JsonObject((Map<String, @Nullable Object>) map)
        : null;
  }

  public static List<JsonObject> objectsOf(List<@Nullable Object> elements) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object element : elements) {
      JsonObject object = of(element);
      if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }

  /// As JSON in UTF-8, fields in their order.
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      write(generator, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static @Nullable Integer wholeOf(String text) {
    try {
      return (int) Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (NOT_LOOKED_AT.contains(name)) {
        parser.skipChildren();
      } else {
        fields.put(name, readValue(parser, token));
      }
    }
    return fields;
  }

  private static @Nullable Object readValue(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          elements.add(readValue(parser, next));
        }
        yield elements;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT ->
          parser.getNumberValue() instanceof Integer small
              ? (Object) small.longValue()
              : parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case null -> throw new JsonParseException(parser, "the JSON stops half-way");
      default -> throw new JsonParseException(parser, "unexpected " + token);
    };
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case String text -> generator.writeString(text);
      case Boolean truth -> generator.writeBoolean(truth);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Double number -> generator.writeNumber(number);
      case List<?> list -> {
        generator.writeStartArray();
        for (Object element : list) {
          write(generator, element);
        }
        generator.writeEndArray();
      }
      case Map<?, ?> map -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> field : map.entrySet()) {
          generator.writeFieldName(String.valueOf(field.getKey()));
          write(generator, field.getValue());
        }
        generator.writeEndObject();
      }
      case JsonObject object -> write(generator, object.fields());
      default -> generator.writeString(value.toString());
    }
  }
}

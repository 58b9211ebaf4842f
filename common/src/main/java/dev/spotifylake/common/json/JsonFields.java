package dev.spotifylake.common.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Values of fields, lenient on the way in: `36`, `36.0` and `"36"` are the same number. A value
/// that is absent, empty or not understood is null: an unknown value is never 0 or the empty text.
public final class JsonFields {
  // Doubles hold every whole number up to here; beyond it, the text would not be the number sent.
  private static final double LARGEST_EXACT = 1L << 53;

  // Longer than any number or date; hostile text is not parsed at length.
  private static final int LONGEST_PARSED = 64;

  private JsonFields() {}

  public static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = value.asText();
    return text.isEmpty() ? null : text;
  }

  /// A whole number of 64 bits.
  public static @Nullable Long bigint(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return whole(value.doubleValue());
    }
    return value.isTextual() ? parse(value.textValue().trim()) : null;
  }

  private static @Nullable Long parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST_PARSED) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notAnInteger) {
      return parseDecimal(text);
    }
  }

  private static @Nullable Long parseDecimal(String text) {
    char last = text.charAt(text.length() - 1);
    if (!Character.isDigit(last) && last != '.') {
      return null; // Java alone takes "36d" for a number
    }
    try {
      return whole(Double.parseDouble(text));
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable Long whole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT ? (long) number : null;
  }

  /// A whole number of 32 bits.
  public static @Nullable Integer integer(JsonNode object, String field) {
    Long number = bigint(object, field);
    return number == null || number != number.intValue() ? null : number.intValue();
  }

  public static @Nullable Boolean bool(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (!value.isTextual()) {
      return null;
    }
    return switch (value.textValue().trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  /// A moment, to the millisecond; without an offset it is UTC, without a time it is midnight.
  public static @Nullable Instant instant(JsonNode object, String field) {
    String text = text(object, field);
    if (text == null || text.length() > LONGEST_PARSED) {
      return null;
    }
    Instant moment = parseInstant(text.trim().replace(' ', 'T'));
    return moment == null || !isOfFourDigitYear(moment)
        ? null
        : moment.truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable Instant parseInstant(String text) {
    try {
      if (text.length() == "2026-11-22".length()) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      boolean hasOffset = text.endsWith("Z") || text.lastIndexOf('+') > 0 || hasMinusOffset(text);
      return OffsetDateTime.parse(hasOffset ? text : text + "Z").toInstant();
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private static boolean hasMinusOffset(String text) {
    return text.lastIndexOf('-') > text.indexOf('T') && text.indexOf('T') > 0;
  }

  private static boolean isOfFourDigitYear(Instant moment) {
    int year = moment.atOffset(ZoneOffset.UTC).getYear();
    return year >= 1 && year <= 9999;
  }

  /// The object in a field, or null where there is none.
  public static @Nullable ObjectNode object(JsonNode object, String field) {
    return object.path(field) instanceof ObjectNode found ? found : null;
  }

  /// The object in the first of several fields that holds one; null where none does.
  public static @Nullable ObjectNode firstObject(JsonNode object, String... fields) {
    for (String field : fields) {
      ObjectNode found = object(object, field);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// The array in a field, or null where there is none.
  public static @Nullable ArrayNode array(JsonNode object, String field) {
    return object.path(field) instanceof ArrayNode found ? found : null;
  }

  /// The objects of an array; other elements are left out.
  public static List<ObjectNode> objects(ArrayNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }

  /// A text inside an object in a field, such as `external_ids.isrc`.
  public static @Nullable String textIn(JsonNode object, String field, String inner) {
    return text(object.path(field), inner);
  }
}

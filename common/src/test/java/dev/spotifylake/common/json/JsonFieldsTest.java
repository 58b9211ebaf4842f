package dev.spotifylake.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lenient on the way in.
class JsonFieldsTest {
  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  private ObjectNode with(@Nullable String text) {
    return object.put("field", text);
  }

  @Test
  void textIsAnyScalarThatIsNotEmpty() {
    assertThat(JsonFields.text(with("x"), "field")).isEqualTo("x");
    assertThat(JsonFields.text(object.put("field", 36), "field")).isEqualTo("36");
    assertThat(JsonFields.text(object.put("field", true), "field")).isEqualTo("true");
    assertThat(JsonFields.text(with(""), "field")).isNull();
    assertThat(JsonFields.text(with(null), "field")).isNull();
    assertThat(JsonFields.text(object, "absent")).isNull();
    object.putArray("field").add("x");
    assertThat(JsonFields.text(object, "field")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "36,36",
    "' 36 ',36",
    "36.0,36",
    "36.,36",
    "-36,-36",
    "3.6e1,36",
    "9007199254740992.0,9007199254740992",
    "-9007199254740992.0,-9007199254740992",
    "9223372036854775807,9223372036854775807"
  })
  void numbersAsTextAreNumbers(String text, long number) {
    assertThat(JsonFields.bigint(with(text), "field")).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "36d",
        "36f",
        "x",
        "x9",
        "1.5",
        "9007199254740994.0",
        "1e300",
        "-9007199254740994.0"
      })
  void whatIsNoWholeNumberIsUnknown(String text) {
    assertThat(JsonFields.bigint(with(text), "field")).isNull();
  }

  @Test
  void onlyWholeNumbersAreRead() {
    assertThat(JsonFields.bigint(object.put("field", 36L), "field")).isEqualTo(36);
    assertThat(JsonFields.bigint(object.put("field", 36.0), "field")).isEqualTo(36);
    assertThat(JsonFields.bigint(object.put("field", 36.5), "field")).isNull();
    assertThat(JsonFields.bigint(object.put("field", 0x1p53), "field")).isEqualTo(1L << 53);
    assertThat(JsonFields.bigint(object.put("field", 0x1p53 + 2), "field")).isNull();
    assertThat(JsonFields.bigint(object.put("field", true), "field")).isNull();
    assertThat(JsonFields.bigint(object, "absent")).isNull();
  }

  @Test
  void textOfMoreThan64CharactersIsNotParsed() {
    assertThat(JsonFields.bigint(with("0".repeat(62) + "36"), "field")).isEqualTo(36);
    assertThat(JsonFields.bigint(with("0".repeat(63) + "36"), "field")).isNull();
    String moment = "2026-11-22T10:05:03Z";
    assertThat(JsonFields.instant(with(" ".repeat(44) + moment), "field")).isEqualTo(moment);
    assertThat(JsonFields.instant(with(" ".repeat(45) + moment), "field")).isNull();
  }

  @Test
  void anIntegerIsOneThatFits() {
    assertThat(JsonFields.integer(object.put("field", Integer.MAX_VALUE), "field"))
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(JsonFields.integer(object.put("field", Integer.MAX_VALUE + 1L), "field")).isNull();
    assertThat(JsonFields.integer(object, "absent")).isNull();
  }

  @Test
  void textsOfTrueAndFalseAreRead() {
    assertThat(JsonFields.bool(object.put("field", true), "field")).isTrue();
    assertThat(JsonFields.bool(object.put("field", false), "field")).isFalse();
    assertThat(JsonFields.bool(with(" TRUE "), "field")).isTrue();
    assertThat(JsonFields.bool(with("false"), "field")).isFalse();
    assertThat(JsonFields.bool(with("yes"), "field")).isNull();
    assertThat(JsonFields.bool(object.put("field", 1), "field")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:05:03Z,2026-11-22T10:05:03Z",
    "2026-11-22T10:05:03.1239Z,2026-11-22T10:05:03.123Z",
    "2026-11-22T10:05:03+02:00,2026-11-22T08:05:03Z",
    "2026-11-22T10:05:03-05:00,2026-11-22T15:05:03Z",
    "2026-11-22T10:05:03,2026-11-22T10:05:03Z",
    "2026-11-22 10:05,2026-11-22T10:05:00Z",
    "2026-11-22,2026-11-22T00:00:00Z",
    "0001-01-01,0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z,9999-12-31T23:59:59.999Z"
  })
  void aMomentHasManyForms(String text, Instant moment) {
    assertThat(JsonFields.instant(with(text), "field")).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abcdefghij",
        "2026-13-01",
        "2026-11-22T25:00:00Z",
        "0000-12-31",
        "+10000-01-01T00:00:00Z",
        "10:05:03",
        "T-1"
      })
  void whatIsNoMomentIsUnknown(String text) {
    assertThat(JsonFields.instant(with(text), "field")).isNull();
  }

  @Test
  void objectsAndWhatLiesInThemAreFound() {
    ObjectNode inner = object.putObject("ids").put("isrc", "X");
    assertThat(JsonFields.object(object, "ids")).isSameAs(inner);
    assertThat(JsonFields.object(with("x"), "field")).isNull();
    assertThat(JsonFields.textIn(object, "ids", "isrc")).isEqualTo("X");
    assertThat(JsonFields.textIn(object, "absent", "isrc")).isNull();
  }

  @Test
  void theFirstFieldWithAnObjectIsRead() {
    object.put("item", true);
    ObjectNode track = object.putObject("track");
    assertThat(JsonFields.firstObject(object, "item", "track", "episode")).isSameAs(track);
    assertThat(JsonFields.firstObject(object, "item", "episode")).isNull();
  }

  @Test
  void onlyObjectsOfAnArrayAreRead() {
    ArrayNode array = object.putArray("items");
    ObjectNode entry = array.addObject();
    array.add("x").addNull();
    assertThat(JsonFields.array(object, "items")).isSameAs(array);
    assertThat(JsonFields.array(with("x"), "field")).isNull();
    assertThat(JsonFields.array(object, "absent")).isNull();
    assertThat(JsonFields.objects(array)).containsExactly(entry);
  }
}

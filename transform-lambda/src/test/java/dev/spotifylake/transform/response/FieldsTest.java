package dev.spotifylake.transform.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lenient on the way in.
class FieldsTest {
  private final ObjectNode object = JsonNodeFactory.instance.objectNode();

  private ObjectNode with(@Nullable String text) {
    return object.put("field", text);
  }

  @Test
  void textIsAnyScalarThatIsNotEmpty() {
    assertThat(Fields.text(with("x"), "field")).isEqualTo("x");
    assertThat(Fields.text(object.put("field", 36), "field")).isEqualTo("36");
    assertThat(Fields.text(object.put("field", true), "field")).isEqualTo("true");
    assertThat(Fields.text(with(""), "field")).isNull();
    assertThat(Fields.text(with(null), "field")).isNull();
    assertThat(Fields.text(object, "absent")).isNull();
    object.putArray("field").add("x");
    assertThat(Fields.text(object, "field")).isNull();
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
    assertThat(Fields.big(with(text), "field")).isEqualTo(number);
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
    assertThat(Fields.big(with(text), "field")).isNull();
  }

  @Test
  void numbersAreTakenAsFarAsTheyAreWhole() {
    assertThat(Fields.big(object.put("field", 36L), "field")).isEqualTo(36);
    assertThat(Fields.big(object.put("field", 36.0), "field")).isEqualTo(36);
    assertThat(Fields.big(object.put("field", 36.5), "field")).isNull();
    assertThat(Fields.big(object.put("field", 0x1p53), "field")).isEqualTo(1L << 53);
    assertThat(Fields.big(object.put("field", 0x1p53 + 2), "field")).isNull();
    assertThat(Fields.big(object.put("field", true), "field")).isNull();
    assertThat(Fields.big(object, "absent")).isNull();
  }

  @Test
  void textOfMoreThan64CharactersIsNotParsed() {
    assertThat(Fields.big(with("0".repeat(62) + "36"), "field")).isEqualTo(36);
    assertThat(Fields.big(with("0".repeat(63) + "36"), "field")).isNull();
    String moment = "2026-11-22T10:05:03Z";
    assertThat(Fields.instant(with(" ".repeat(44) + moment), "field")).isEqualTo(moment);
    assertThat(Fields.instant(with(" ".repeat(45) + moment), "field")).isNull();
  }

  @Test
  void anIntegerIsOneThatFits() {
    assertThat(Fields.integer(object.put("field", Integer.MAX_VALUE), "field"))
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(Fields.integer(object.put("field", Integer.MAX_VALUE + 1L), "field")).isNull();
    assertThat(Fields.integer(object, "absent")).isNull();
  }

  @Test
  void truthIsSaidInWordsToo() {
    assertThat(Fields.bool(object.put("field", true), "field")).isTrue();
    assertThat(Fields.bool(object.put("field", false), "field")).isFalse();
    assertThat(Fields.bool(with(" TRUE "), "field")).isTrue();
    assertThat(Fields.bool(with("false"), "field")).isFalse();
    assertThat(Fields.bool(with("yes"), "field")).isNull();
    assertThat(Fields.bool(object.put("field", 1), "field")).isNull();
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
    assertThat(Fields.instant(with(text), "field")).isEqualTo(moment);
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
    assertThat(Fields.instant(with(text), "field")).isNull();
  }

  @Test
  void objectsAndWhatLiesInThemAreFound() {
    ObjectNode inner = object.putObject("ids").put("isrc", "X");
    assertThat(Fields.object(object, "ids")).isSameAs(inner);
    assertThat(Fields.object(with("x"), "field")).isNull();
    assertThat(Fields.textIn(object, "ids", "isrc")).isEqualTo("X");
    assertThat(Fields.textIn(object, "absent", "isrc")).isNull();
  }
}

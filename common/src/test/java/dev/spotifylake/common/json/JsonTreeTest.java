package dev.spotifylake.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
  private static ObjectNode parse(String json, String... leftOut) throws IOException {
    return JsonTree.parse(json.getBytes(StandardCharsets.UTF_8), Set.of(leftOut));
  }

  private static String written(ObjectNode object) {
    return new String(JsonTree.bytes(object), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenIsWhatWasRead() throws IOException {
    String json =
        """
        {"text":"a\\"ü","whole":36,"half":0.5,"yes":true,"no":false,"none":null,\
        "list":[1,"two",{"three":[]}],"object":{}}\
        """;
    assertThat(written(parse(json))).isEqualTo(json);
  }

  @Test
  void leftOutFieldsAreInNoObjectOfTheTree() throws IOException {
    ObjectNode object =
        parse(
            """
            {"images": [{"url": "x"}], "item": {"images": 1, "name": "Blue"}}
            """,
            "images");
    assertThat(written(object))
        .isEqualTo(
            """
            {"item":{"name":"Blue"}}\
            """);
  }

  @Test
  void theLastOfTwoFieldsWithOneNameIsKept() throws IOException {
    ObjectNode object =
        parse(
            """
            {"a":1,"a":2}
            """);
    assertThat(written(object))
        .isEqualTo(
            """
            {"a":2}\
            """);
  }

  @Test
  void anIntegerBeyond64BitsIsText() throws IOException {
    ObjectNode object =
        parse(
            """
            {"most":9223372036854775807,"beyond":9223372036854775808}
            """);
    assertThat(object.path("most").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(object.path("beyond").textValue()).isEqualTo("9223372036854775808");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "1", "null", "{", "{\"a\":", "{\"a\":[1", "{} {}", "{} x", "{\"a\":}"})
  void whatIsNotOneWholeObjectIsRefused(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IOException.class);
  }

  @Test
  void nestingBeyond200LevelsIsRefused() throws IOException {
    parse(nested(200));
    assertThatThrownBy(() -> parse(nested(201))).isInstanceOf(IOException.class);
  }

  /// An object around arrays, so many levels in all.
  private static String nested(int levels) {
    return """
    {"a":%s%s}
    """
        .formatted("[".repeat(levels - 1), "]".repeat(levels - 1));
  }
}

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
  void fieldsThatAreLeftOutAreInNoObjectOfTheTree() throws IOException {
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
  void ofTwoFieldsOfOneNameTheLastHolds() throws IOException {
    assertThat(written(parse("{\"a\":1,\"a\":2}"))).isEqualTo("{\"a\":2}");
  }

  @Test
  void anIntegerBeyond64BitsIsText() throws IOException {
    assertThat(parse("{\"a\":9223372036854775808}").path("a").textValue())
        .isEqualTo("9223372036854775808");
    assertThat(parse("{\"a\":9223372036854775807}").path("a").longValue())
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "1", "null", "{", "{\"a\":", "{\"a\":[1", "{} {}", "{} x", "{\"a\":}"})
  void whatIsNotOneWholeObjectIsRefused(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IOException.class);
  }

  @Test
  void nestingBeyond200LevelsIsRefused() throws IOException {
    parse("{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}");
    assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}"))
        .isInstanceOf(IOException.class);
  }
}

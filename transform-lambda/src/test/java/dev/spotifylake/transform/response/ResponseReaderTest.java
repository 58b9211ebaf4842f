package dev.spotifylake.transform.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The events of one response, in order, and the fields that are counted in it.
class ResponseReaderTest {
  private static final JsonFactory JSON = new JsonMapper().getFactory();

  private final List<String> events = new ArrayList<>();
  private final FieldCounts fields = new FieldCounts();
  private final ElementSink sink =
      new ElementSink() {
        @Override
        public void beginElement() {
          events.add("begin");
        }

        @Override
        public void endElement(String jsonPath) {
          events.add("end " + jsonPath);
        }

        @Override
        public void reject(String jsonPath, String reason, @Nullable String excerpt) {
          events.add("reject %s %s %s".formatted(jsonPath, reason, excerpt));
        }
      };

  private ElementMapper mapper(String name) {
    return element ->
        events.add(
            "%s %d %s %s".formatted(name, element.index(), element.jsonPath(), element.node()));
  }

  /// The events, one a line.
  private String read(ResponseShape shape, String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      new ResponseReader(shape, sink, fields).read(parser);
    }
    return String.join("\n", events) + "\n";
  }

  private ResponseShape items() {
    return ResponseShape.ofLists(ElementList.counted("items", mapper("item")));
  }

  private Map<String, String> counts() {
    Map<String, String> counts = new LinkedHashMap<>();
    fields.<RuntimeException>visitFields(
        (path, present, absent) -> counts.put(path, present + "/" + absent));
    return counts;
  }

  @Test
  void anElementThatIsNoObjectIsRejected() throws IOException {
    String json =
        """
        {"items":[{"a":1},null,7]}
        """;

    assertThat(read(items(), json))
        .isEqualTo(
            """
            begin
            item 0 $.items[0] {"a":1}
            end $.items[0]
            begin
            reject $.items[1] null_element null
            end $.items[1]
            begin
            reject $.items[2] unknown_shape 7
            end $.items[2]
            """);
  }

  @Test
  void aBareArrayHoldsTheElements() throws IOException {
    String json =
        """
        [{"a":1}]
        """;

    assertThat(read(items(), json))
        .isEqualTo(
            """
            begin
            item 0 $[0] {"a":1}
            end $[0]
            """);
  }

  @Test
  void aBareArrayOfAnEntityHoldsSuchEntities() throws IOException {
    ResponseShape shape = new ResponseShape(List.of(), mapper("thing"));
    String json =
        """
        [{"id":1}]
        """;

    assertThat(read(shape, json))
        .isEqualTo(
            """
            begin
            thing 0 $[0] {"id":1}
            end $[0]
            """);
  }

  @Test
  void aResponseThatIsAnEntityIsOneElement() throws IOException {
    ResponseShape shape = new ResponseShape(List.of(), mapper("thing"));
    String json =
        """
        {"id":1,"in":{"b":[2]}}
        """;

    assertThat(read(shape, json))
        .isEqualTo(
            """
            begin
            thing 0 $ {"id":1,"in":{"b":[2]}}
            end $
            """);
  }

  @Test
  void neitherObjectNorArrayIsOneReject() throws IOException {
    assertThat(read(items(), "\"text\""))
        .isEqualTo(
            """
            begin
            reject $ unknown_shape text
            end $
            """);
  }

  @Test
  void aResponseWithoutItsListIsOneRejectWithAnExcerpt() throws IOException {
    ResponseShape shape =
        ResponseShape.ofLists(ElementList.counted("tracks.items", mapper("item")));
    String json =
        """
        {"n":1,"track":{"a":1},"tracks":{"b":2},"other":[3],"error":{"status":4}}
        """;

    assertThat(read(shape, json))
        .isEqualTo(
            """
            begin
            reject $ unknown_shape \
            {"n":1,"track":null,"tracks":{"b":2},"other":null,"error":{"status":4}}
            end $
            """);
  }

  @Test
  void whatBreaksOffIsRejectedWhereItBreaks() throws IOException {
    read(
        items(),
        """
        {"items":[{"a":1},{"b":\
        """);

    assertThat(events.subList(0, 3)).last().isEqualTo("end $.items[0]");
    assertThat(events.get(3)).isEqualTo("begin");
    assertThat(events.get(4)).startsWith("reject $.items[1] not_json ");
    assertThat(events.get(5)).isEqualTo("end $.items[1]");
    assertThat(events).hasSize(6);
  }

  @Test
  void elementsAreReadFromTheFirstListThatHasAny() throws IOException {
    ResponseShape shape =
        ResponseShape.ofLists(
            new ElementList("items", "x", true, mapper("new")),
            new ElementList("tracks.items", "x", true, mapper("old")));
    String json =
        """
        {"items":[{"a":1}],"tracks":{"items":[{"b":1},{"b":2}]}}
        """;

    assertThat(read(shape, json))
        .isEqualTo(
            """
            begin
            new 0 $.items[0] {"a":1}
            end $.items[0]
            """);
    assertThat(counts())
        .containsEntry("$.tracks", "1/0")
        .containsEntry("$.tracks.items", "1/0")
        .containsEntry("$.tracks.items[].b", "2/0");
  }

  @Test
  void anEmptySpellingDoesNotHideTheOther() throws IOException {
    ResponseShape shape =
        ResponseShape.ofLists(
            new ElementList("items", "x", true, mapper("new")),
            new ElementList("tracks", "x", true, mapper("old")));
    String json =
        """
        {"items":[],"tracks":[{"b":1}]}
        """;

    assertThat(read(shape, json))
        .isEqualTo(
            """
            begin
            old 0 $.tracks[0] {"b":1}
            end $.tracks[0]
            """);
  }

  @Test
  void listsInsideAnEntityDoNotCountAsElements() throws IOException {
    ResponseShape shape =
        new ResponseShape(
            List.of(new ElementList("tracks.items", "x", false, mapper("inner"))), mapper("thing"));
    String json =
        """
        {"id":1,"tracks":{"total":2,"items":[{"a":1},null]}}
        """;

    assertThat(read(shape, json))
        .isEqualTo(
            """
            inner 0 $.tracks.items[0] {"a":1}
            begin
            thing 0 $ {"id":1,"tracks":{"total":2,"items":[]}}
            end $
            """);
  }

  @Test
  void aRepeatedFieldCountsOnce() throws IOException {
    ResponseShape shape =
        ResponseShape.ofLists(
            ElementList.counted("items", mapper("item")),
            new ElementList("page.list", "page.list", false, mapper("inner")));
    String json =
        """
        {
          "items":[{"a":1}],"items":[{"a":2}],
          "page":{},"page":{"list":[]},
          "o":{},"o":{},
          "n":1,"n":2
        }
        """;

    assertThat(read(shape, json))
        .isEqualTo(
            """
            begin
            item 0 $.items[0] {"a":1}
            end $.items[0]
            begin
            item 1 $.items[1] {"a":2}
            end $.items[1]
            """);
    assertThat(counts())
        .containsEntry("$.items", "1/0")
        .containsEntry("$.page", "1/0")
        .containsEntry("$.o", "1/0")
        .containsEntry("$.n", "1/0")
        .containsEntry("$.items[].a", "2/0");
  }

  @Test
  void fieldsInsideUnreadValuesAreCounted() throws IOException {
    read(
        items(),
        """
        {
          "items":[],
          "x":[
            [{"a":1,"a":2,"available_markets":[{"m":1}],"b":{"c":null}}],
            [{"b":{}}]
          ],
          "y":{"z":3}
        }
        """);

    assertThat(counts())
        .containsEntry("$.x", "1/0")
        .containsEntry("$.x[][].a", "1/1")
        .containsEntry("$.x[][].available_markets", "1/1")
        .containsEntry("$.x[][].b", "2/0")
        .containsEntry("$.x[][].b.c", "1/1")
        .containsEntry("$.y.z", "1/0")
        .doesNotContainKey("$.x[][].available_markets[].m");
  }

  @Test
  void marketsBecomeTheirNumberAndHugeNumbersTexts() throws IOException {
    String json =
        """
        {"items":[
          {"available_markets":["A",{"b":[1]},null],"n":123456789012345678901,"d":1.5,"l":[true,false]}
        ]}
        """;

    assertThat(read(items(), json))
        .isEqualTo(
            """
            begin
            item 0 $.items[0] \
            {"available_markets":3,"n":"123456789012345678901","d":1.5,"l":[true,false]}
            end $.items[0]
            """);
  }

  @Test
  void atMostTwoThousandFieldsAreCounted() throws IOException {
    ObjectNode many = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 2_500; i++) {
      many.put("f" + i, 1);
    }

    read(new ResponseShape(List.of(), mapper("thing")), many.toString());

    assertThat(counts()).hasSize(2_000).containsKey("$.f1999").doesNotContainKey("$.f2000");
  }

  @Test
  void fieldsAreCountedTwentyLevelsDeep() throws IOException {
    String open =
        """
        {"a":\
        """;

    read(new ResponseShape(List.of(), mapper("thing")), open.repeat(30) + "1" + "}".repeat(30));

    assertThat(counts()).hasSize(20).containsKey("$" + ".a".repeat(20));
  }
}

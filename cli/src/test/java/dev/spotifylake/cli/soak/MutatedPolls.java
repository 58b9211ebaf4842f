package dev.spotifylake.cli.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Responses of recently played in which what an id is made of is often missing, empty, of another
/// type or written in another way. The text fields hold nothing that CSV would quote.
final class MutatedPolls {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;

  MutatedPolls(long seed) {
    random = new Random(seed);
  }

  /// A response with up to eight elements, all played before the moment.
  String response(Instant before) {
    ObjectNode response = NODES.objectNode();
    ArrayNode items = response.putArray("items");
    int elements = random.nextInt(9);
    for (int i = 0; i < elements; i++) {
      items.add(element(before.minus(Duration.ofSeconds(90L * (i + 1)))));
    }
    if (elements > 0 && oneIn(3)) {
      items.add(items.get(random.nextInt(elements)).deepCopy());
    }
    if (oneIn(15)) {
      response.set("items", oneOf(NODES.nullNode(), NODES.textNode("x"), NODES.objectNode()));
    }
    return response.toString();
  }

  private JsonNode element(Instant playedAt) {
    if (oneIn(12)) {
      return oneOf(NODES.nullNode(), NODES.textNode("x"), NODES.arrayNode(), NODES.objectNode());
    }
    ObjectNode element = NODES.objectNode();
    put(element, "played_at", time(playedAt.plusMillis(random.nextInt(1000))));
    String name = List.of("track", "track", "item", "episode").get(random.nextInt(4));
    put(element, name, oneIn(8) ? wrong() : item());
    if (oneIn(6)) {
      put(element, "item", oneIn(2) ? item() : wrong());
    }
    return element;
  }

  private JsonNode time(Instant moment) {
    String text = moment.toString();
    return switch (random.nextInt(14)) {
      case 0 -> NODES.textNode(text.substring(0, text.length() - 1));
      case 1 -> NODES.textNode(text.replace("Z", "+02:00"));
      case 2 -> NODES.textNode(text.replace("Z", "456Z"));
      case 3 -> NODES.textNode(text.replace('T', ' '));
      case 4 -> NODES.textNode(text.substring(0, 10));
      case 5 -> NODES.textNode(text.substring(0, 16) + "Z");
      case 6 -> NODES.textNode("+12026-11-20T10:00:00Z");
      case 7 -> NODES.textNode(text.toLowerCase(java.util.Locale.ROOT));
      case 8 -> NODES.textNode(" " + text + " ");
      case 9 -> NODES.numberNode(moment.toEpochMilli());
      case 10 -> wrong();
      default -> NODES.textNode(text);
    };
  }

  private ObjectNode item() {
    ObjectNode item = NODES.objectNode();
    String id = "t" + random.nextInt(5);
    put(item, "uri", oneIn(2) ? wrong() : NODES.textNode("spotify:track:" + id));
    put(item, "name", oneIn(3) ? wrong() : NODES.textNode("Song of " + id));
    put(item, "type", NODES.textNode(oneIn(5) ? "episode" : "track"));
    put(item, "artists", oneIn(5) ? wrong() : artists());
    if (oneIn(4)) {
      put(item, "show", oneIn(3) ? wrong() : NODES.objectNode().put("name", "Show"));
    }
    return item;
  }

  private ArrayNode artists() {
    ArrayNode artists = NODES.arrayNode();
    for (int i = random.nextInt(3); i > 0; i--) {
      ObjectNode artist = NODES.objectNode();
      put(artist, "name", oneIn(4) ? wrong() : NODES.textNode("Artist " + i));
      artists.add(oneIn(4) ? wrong() : artist);
    }
    return artists;
  }

  /// Sets the field, or leaves it out.
  private void put(ObjectNode object, String field, JsonNode value) {
    if (!oneIn(12)) {
      object.set(field, value);
    }
  }

  private JsonNode wrong() {
    return oneOf(
        NODES.nullNode(),
        NODES.textNode(""),
        NODES.textNode(" "),
        NODES.booleanNode(true),
        NODES.numberNode(7),
        NODES.numberNode(36.0),
        NODES.numberNode(1e300),
        NODES.numberNode(new BigInteger("9".repeat(30))),
        NODES.arrayNode(),
        NODES.objectNode());
  }

  private boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  private JsonNode oneOf(JsonNode... values) {
    return values[random.nextInt(values.length)];
  }
}

package dev.spotifylake.transform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.source.Source;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Damaged responses of Spotify, made from a seed. Each holds the number of elements that another
/// JSON reader finds in it.
public final class MutatedResponses {
  /// Sources whose primary table holds nothing but their elements.
  public static final List<Source> SOURCES =
      List.of(
          Source.RECENTLY_PLAYED,
          Source.SAVED_TRACKS,
          Source.FOLLOWED_ARTISTS,
          Source.TOP_TRACKS,
          Source.PLAYLISTS,
          Source.PLAYLIST_ITEMS,
          Source.STREAMING_HISTORY);

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  // Stands for half a character, which no writer of JSON writes.
  private static final String LONE_SURROGATE = "@@lone@@";
  private static final int DEEPEST_JSON = 200;
  private static final int HUGE_CHARACTERS = 300_000;

  private final Random random;

  public MutatedResponses(long seed) {
    this.random = new Random(seed);
  }

  /// @param elements that must be accounted for
  public record Mutated(String text, long elements) {}

  public Mutated next(Source source) {
    ObjectNode response = base(source);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      change(response);
    }
    String text = response.toString().replace(LONE_SURROGATE, "\\ud800");
    if (random.nextInt(8) == 0) {
      text = text.substring(0, random.nextInt(text.length()));
    }
    return new Mutated(text.isEmpty() ? " " : text, elements(text, source));
  }

  private static long elements(String text, Source source) {
    JsonNode response;
    try {
      response = JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return 1;
    }
    JsonNode holder = source == Source.FOLLOWED_ARTISTS ? response.path("artists") : response;
    JsonNode list = holder.path("items");
    return list.isArray() && depth(response) <= DEEPEST_JSON ? list.size() : 1;
  }

  private static int depth(JsonNode node) {
    int deepest = 0;
    for (JsonNode child : node) {
      deepest = Math.max(deepest, depth(child));
    }
    return node.isContainerNode() ? deepest + 1 : 0;
  }

  private ObjectNode base(Source source) {
    ObjectNode response = NODES.objectNode();
    ObjectNode holder =
        source == Source.FOLLOWED_ARTISTS ? response.putObject("artists") : response;
    ArrayNode items = holder.putArray("items");
    holder.put("limit", 50).put("total", 6).putNull("next");
    SyntheticPage page = new SyntheticPage(1);
    for (int i = 0; i < 6; i++) {
      items.add(element(source, page.track(random.nextInt(9)), i));
    }
    return response;
  }

  private static ObjectNode element(Source source, ObjectNode track, int number) {
    ObjectNode element = NODES.objectNode();
    String time = "2026-11-20T10:0%d:00.000Z".formatted(number);
    return switch (source) {
      case RECENTLY_PLAYED -> element.put("played_at", time).set("track", track);
      case SAVED_TRACKS -> element.put("added_at", time).set("track", track);
      case PLAYLIST_ITEMS ->
          element.put("added_at", time).put("is_local", false).set("track", track);
      case FOLLOWED_ARTISTS -> (ObjectNode) track.path("artists").get(0);
      case PLAYLISTS ->
          element
              .put("id", "p" + number)
              .put("name", "Mix")
              .put("snapshot_id", "s")
              .set("tracks", NODES.objectNode().put("total", 3));
      case STREAMING_HISTORY ->
          element
              .put("ts", time)
              .put("ms_played", 1000 + number)
              .put("spotify_track_uri", "spotify:track:t" + number)
              .put("master_metadata_track_name", "T");
      default -> track;
    };
  }

  private void change(ObjectNode response) {
    List<ContainerNode<?>> containers = new ArrayList<>();
    collect(response, containers);
    ContainerNode<?> chosen = containers.get(random.nextInt(containers.size()));
    if (chosen instanceof ObjectNode object && !object.isEmpty()) {
      changeField(object);
    } else if (chosen instanceof ArrayNode array && !array.isEmpty()) {
      changeElement(array);
    }
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
    if (node instanceof ContainerNode<?> container) {
      containers.add(container);
      // Otherwise most of the containers would be lists of markets.
      if (!(container instanceof ArrayNode array && array.size() > 100)) {
        container.forEach(child -> collect(child, containers));
      }
    }
  }

  private void changeField(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(4)) {
      case 0 -> object.remove(name);
      case 1 -> object.putNull(name);
      case 2 -> object.set(name + "_renamed", object.remove(name));
      default -> object.set(name, other());
    }
  }

  private void changeElement(ArrayNode array) {
    int index = random.nextInt(array.size());
    switch (random.nextInt(4)) {
      case 0 -> array.remove(index);
      case 1 -> array.set(index, NODES.nullNode());
      case 2 -> array.insert(index, array.get(index).deepCopy());
      default -> array.set(index, other());
    }
  }

  /// A value of any type, some made to harm.
  private JsonNode other() {
    return switch (random.nextInt(14)) {
      case 0 -> NODES.booleanNode(random.nextBoolean());
      case 1 -> NODES.numberNode(random.nextLong());
      case 2 -> NODES.numberNode(36.0);
      case 3 -> NODES.numberNode(-1e300);
      case 4 -> NODES.textNode("36");
      case 5 -> NODES.textNode("");
      case 6 -> NODES.textNode("a\\b\u0000\r\n\u2028\"~'; DROP TABLE plays --\\");
      case 7 -> NODES.textNode(LONE_SURROGATE + "\uD83C\uDFB5");
      case 8 -> NODES.textNode("0000-99-99T99:99:99Z");
      case 9 -> NODES.textNode("x".repeat(HUGE_CHARACTERS));
      case 10 -> NODES.numberNode(new BigInteger("9".repeat(400)));
      case 11 -> deep();
      case 12 -> NODES.arrayNode().add(1).addNull();
      default -> NODES.objectNode().put("id", 7).putNull("uri").put("name", true);
    };
  }

  private JsonNode deep() {
    JsonNode inner = NODES.arrayNode();
    int levels = 180 + random.nextInt(40);
    for (int i = 0; i < levels; i++) {
      inner =
          random.nextBoolean() ? NODES.arrayNode().add(inner) : NODES.objectNode().set("n", inner);
    }
    return inner;
  }
}

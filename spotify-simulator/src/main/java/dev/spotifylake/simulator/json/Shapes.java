package dev.spotifylake.simulator.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.spotifylake.simulator.world.Kind;
import dev.spotifylake.simulator.world.MusicCatalog;
import dev.spotifylake.simulator.world.Oddity;
import dev.spotifylake.simulator.world.ReleaseDate;
import dev.spotifylake.simulator.world.SeededRandom;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// What many responses have in common. Links lead to the real Spotify, as its own responses do; so
/// bytes do not depend on the port, and whoever follows a link leaves the simulator.
public final class Shapes {
  /// Where the `href` and `next` of every response point.
  public static final String API = "https://api.spotify.com/v1";

  private static final String OPEN = "https://open.spotify.com/";
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String[] MARKETS = markets();

  private Shapes() {}

  /// A path segment, percent-encoded.
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  /// The five fields by which anything is known.
  static ObjectNode identify(ObjectNode node, Kind kind, String id, String name) {
    node.putObject("external_urls").put("spotify", OPEN + kind.word() + "/" + id);
    node.put("href", API + "/" + kind.plural() + "/" + id);
    node.put("id", id);
    node.put("name", name);
    node.put("type", kind.word());
    node.put("uri", "spotify:" + kind.word() + ":" + id);
    return node;
  }

  /// A user as an owner, or as one who added an entry.
  static ObjectNode user(String id) {
    String encoded = encode(id);
    ObjectNode node = object();
    node.putObject("external_urls").put("spotify", OPEN + "user/" + encoded);
    node.put("href", API + "/users/" + encoded);
    node.put("id", id);
    node.put("type", "user");
    node.put("uri", "spotify:user:" + encoded);
    return node;
  }

  /// A number as most responses, or as the odd ones write it.
  static void number(ObjectNode node, String field, int value, Oddity oddity) {
    if (oddity == Oddity.DECIMAL_NUMBERS) {
      node.put(field, (double) value);
    } else if (oddity == Oddity.TEXT_NUMBERS) {
      node.put(field, Integer.toString(value));
    } else {
      node.put(field, value);
    }
  }

  static void images(ObjectNode node, String id, Oddity oddity) {
    if (oddity == Oddity.NULL_IMAGES) {
      node.putNull("images");
      return;
    }
    ArrayNode images = node.putArray("images");
    if (oddity == Oddity.EMPTY_IMAGES) {
      return;
    }
    for (int size : new int[] {640, 300, 64}) {
      images
          .addObject()
          .put("height", size)
          .put("url", "https://i.scdn.co/image/" + picture(id, size))
          .put("width", size);
    }
  }

  static void release(ObjectNode node, ReleaseDate date) {
    node.put("release_date", date.text());
    node.put("release_date_precision", date.precision());
  }

  static void markets(ObjectNode node, int count) {
    node.putRawValue("available_markets", new RawValue(MARKETS[count]));
  }

  private static String picture(String id, int size) {
    return "ab67616d0000" + Long.toHexString(SeededRandom.hash(id) | Long.MIN_VALUE) + size;
  }

  /// Country codes in alphabetical order, as recorded; lists of every length up to the longest.
  private static String[] markets() {
    String[] codes = Locale.getISOCountries();
    Arrays.sort(codes);
    String[] lists = new String[MusicCatalog.MOST_MARKETS + 1];
    StringBuilder list = new StringBuilder("[");
    for (int count = 0; count < lists.length; count++) {
      lists[count] = list + "]";
      list.append(count == 0 ? "\"" : ",\"").append(codes[count]).append('"');
    }
    return lists;
  }
}

package dev.spotifylake.transform.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/// Writes a lake of raw objects to measure a transform with: each one page of a playlist, 100
/// entries, some 450 KB as Spotify sent them until 2026. The tracks come out of a catalogEntities
/// of a few thousand, so that a page repeats albums and artists about as often as a real one.
public final class BenchmarkPages {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ENTRIES = 100;
  private static final int TRACKS = 4_000;
  private static final int TRACKS_PER_ALBUM = 8;
  private static final int ARTISTS = 600;
  // Fewer than the 184 of then, so that a page has the 450 KB that is to be measured.
  private static final int MARKETS = 104;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Random random;

  private BenchmarkPages(long seed) {
    this.random = new Random(seed);
  }

  /// @param arguments the folder of the lake, and how many raw objects it shall hold; responses, in
  ///   the last line printed, how many bytes their plain responses have together
  public static void main(String[] arguments) throws IOException {
    TestLake lake = new TestLake(Path.of(arguments[0]));
    long bytes = 0;
    for (int seed = 0; seed < Integer.parseInt(arguments[1]); seed++) {
      String page = page(seed);
      bytes += page.length(); // all of it is ASCII
      lake.putRaw(TestLake.response(Source.PLAYLIST_ITEMS, page).withEntity(id("playlist", 0)));
    }
    System.out.println(bytes);
  }

  static String page(long seed) {
    BenchmarkPages pages = new BenchmarkPages(seed);
    ObjectNode response = JSON.objectNode();
    response.put("href", "https://api.spotify.com/v1/playlists/p/tracks?offset=0&limit=100");
    ArrayNode items = response.putArray("items");
    for (int i = 0; i < ENTRIES; i++) {
      items.add(pages.entry());
    }
    response.put("limit", ENTRIES).putNull("next").put("offset", 0).putNull("previous");
    response.put("total", ENTRIES);
    return response.toPrettyString();
  }

  private ObjectNode entry() {
    ObjectNode entry = JSON.objectNode();
    entry.put(
        "added_at",
        "20%02d-%02d-%02dT%02d:%02d:%02dZ"
            .formatted(
                12 + random.nextInt(14),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60)));
    ObjectNode user = entry.putObject("added_by");
    user.putObject("external_urls").put("spotify", "https://open.spotify.com/user/someone");
    user.put("href", "https://api.spotify.com/v1/users/someone").put("id", "someone");
    user.put("type", "user").put("uri", "spotify:user:someone");
    entry.put("is_local", false).putNull("primary_color");
    entry.set("track", track(random.nextInt(TRACKS)));
    entry.putObject("video_thumbnail").putNull("url");
    return entry;
  }

  private static ObjectNode track(int number) {
    Random own = new Random(number);
    ObjectNode track = JSON.objectNode();
    track.set("album", album(number / TRACKS_PER_ALBUM));
    track.set("artists", artists(number / TRACKS_PER_ALBUM, 1 + number % 3));
    markets(track);
    track.put("disc_number", 1).put("duration_ms", 90_000 + own.nextInt(300_000));
    track.put("episode", false).put("explicit", own.nextInt(5) == 0);
    track.putObject("external_ids").put("isrc", "XXAB1%07d".formatted(number));
    addresses(track, "track", number);
    track.put("is_local", false).put("name", name(own, 1 + own.nextInt(4)));
    track.put("popularity", own.nextInt(100)).putNull("preview_url").put("track", true);
    track.put("track_number", 1 + number % TRACKS_PER_ALBUM).put("type", "track");
    return track;
  }

  private static ObjectNode album(int number) {
    Random own = new Random(-number);
    ObjectNode album = JSON.objectNode();
    album.put("album_type", "album");
    album.set("artists", artists(number, 1));
    markets(album);
    addresses(album, "album", number);
    ArrayNode images = album.putArray("images");
    for (int width : new int[] {640, 300, 64}) {
      String url = "https://i.scdn.co/image/" + id("image", number * 1000L + width);
      images.addObject().put("height", width).put("url", url).put("width", width);
    }
    album.put("name", name(own, 1 + own.nextInt(3)));
    album.put("release_date", "%d-%02d-%02d".formatted(1970 + number % 55, 1 + number % 12, 12));
    album.put("release_date_precision", "day").put("total_tracks", TRACKS_PER_ALBUM);
    return album.put("type", "album");
  }

  private static ArrayNode artists(int first, int count) {
    ArrayNode artists = JSON.arrayNode();
    for (int i = 0; i < count; i++) {
      int number = (first + i) % ARTISTS;
      ObjectNode artist = artists.addObject();
      addresses(artist, "artist", number);
      artist.put("name", name(new Random(7L * number), 2)).put("type", "artist");
    }
    return artists;
  }

  private static void addresses(ObjectNode entity, String type, int number) {
    String id = id(type, number);
    entity.putObject("external_urls").put("spotify", "https://open.spotify.com/" + type + "/" + id);
    entity.put("href", "https://api.spotify.com/v1/" + type + "s/" + id);
    entity.put("id", id).put("uri", "spotify:" + type + ":" + id);
  }

  private static String id(String type, long number) {
    Random own = new Random(type.hashCode() * 31L + number);
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 22; i++) {
      id.append(DIGITS.charAt(own.nextInt(DIGITS.length())));
    }
    return id.toString();
  }

  private static String name(Random own, int words) {
    StringBuilder name = new StringBuilder();
    for (int word = 0; word < words; word++) {
      name.append(word == 0 ? "" : " ").append((char) ('A' + own.nextInt(26)));
      for (int letter = own.nextInt(8); letter >= 0; letter--) {
        name.append((char) ('a' + own.nextInt(26)));
      }
    }
    return name.toString();
  }

  private static void markets(ObjectNode entity) {
    ArrayNode markets = entity.putArray("available_markets");
    for (int i = 0; i < MARKETS; i++) {
      markets.add("" + (char) ('A' + i / 26) + (char) ('A' + i % 26));
    }
  }
}

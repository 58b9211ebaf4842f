package dev.spotifylake.transform.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Synthetic responses with the shape of Spotify's.
public final class SyntheticPage {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Random random;

  SyntheticPage(long seed) {
    this.random = new Random(seed);
  }

  /// A page of `playlists/{id}/tracks` as of 2024: old spelling, markets everywhere, tracks and
  /// artists that come back.
  public static String ofPlaylist(int entries, long seed) {
    SyntheticPage page = new SyntheticPage(seed);
    ObjectNode response = JSON.objectNode();
    response.put("href", "https://api.spotify.com/v1/playlists/p1/tracks?offset=0&limit=100");
    ArrayNode items = response.putArray("items");
    for (int i = 0; i < entries; i++) {
      items.add(page.entry());
    }
    response.put("limit", 100).putNull("next").put("offset", 0).putNull("previous");
    response.put("total", entries);
    return response.toPrettyString();
  }

  /// A page of `me/top/tracks`.
  public static String ofTopTracks(int tracks, long seed) {
    SyntheticPage page = new SyntheticPage(seed);
    ObjectNode response = JSON.objectNode();
    ArrayNode items = response.putArray("items");
    for (int i = 0; i < tracks; i++) {
      items.add(page.track((int) ((seed + i * 7L) % 40)));
    }
    response.put("limit", 50).put("offset", 0).put("total", tracks);
    return response.toString();
  }

  /// Writes a page of at least so many bytes, all its tracks different; responses how many entries
  /// it has.
  public static int writePlaylist(Path file, long bytes) throws IOException {
    SyntheticPage page = new SyntheticPage(1);
    int entries = 0;
    try (CountingOutput out = new CountingOutput(Files.newOutputStream(file))) {
      out.write("{\"items\":[\n".getBytes(StandardCharsets.UTF_8));
      for (; out.written < bytes; entries++) {
        String separator = entries == 0 ? "" : ",\n";
        out.write((separator + page.entry(entries)).getBytes(StandardCharsets.UTF_8));
      }
      out.write("],\"offset\":0}\n".getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  private static final class CountingOutput extends BufferedOutputStream {
    private long written;

    CountingOutput(OutputStream out) {
      super(out, 1 << 16);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      written += bytes.length;
      super.write(bytes);
    }
  }

  private ObjectNode entry() {
    return entry(random.nextInt(40));
  }

  private ObjectNode entry(int track) {
    ObjectNode entry = JSON.objectNode();
    entry.put("added_at", "2024-01-12T05:00:00Z");
    entry.putObject("added_by").put("id", "").put("type", "user");
    entry.put("is_local", false).putNull("primary_color");
    entry.set("track", track(track));
    entry.putObject("video_thumbnail").putNull("url");
    return entry;
  }

  public ObjectNode track(int number) {
    ObjectNode track = JSON.objectNode();
    track.set("album", album(number / 3));
    track.set("artists", artists(number, 1 + number % 3));
    markets(track);
    track.put("disc_number", 1).put("duration_ms", 180_000 + number).put("episode", false);
    track.put("explicit", number % 2 == 0);
    track.putObject("external_ids").put("isrc", "XX0000000%03d".formatted(number));
    track.putObject("external_urls").put("spotify", "https://open.spotify.com/track/t" + number);
    track.put("id", "t" + number).put("is_local", false).put("name", "Track " + number);
    track.put("popularity", number).putNull("preview_url").put("track", true);
    track.put("track_number", 1 + number % 3).put("type", "track");
    track.put("uri", "spotify:track:t" + number);
    return track;
  }

  private ObjectNode album(int number) {
    ObjectNode album = JSON.objectNode();
    album.put("album_type", "single");
    album.set("artists", artists(number + 100, 1));
    markets(album);
    album.put("id", "b" + number).put("name", "Album " + number);
    ObjectNode image = album.putArray("images").addObject();
    image.put("height", 640).put("url", "https://i.example/" + number).put("width", 640);
    album.put("release_date", "2024-01-12").put("release_date_precision", "day");
    album.put("total_tracks", 3).put("type", "album").put("uri", "spotify:album:b" + number);
    return album;
  }

  private static ArrayNode artists(int first, int count) {
    ArrayNode artists = JSON.arrayNode();
    for (int i = 0; i < count; i++) {
      int number = first + i;
      artists
          .addObject()
          .put("id", "a" + number)
          .put("name", "Artist " + number)
          .put("type", "artist")
          .put("uri", "spotify:artist:a" + number);
    }
    return artists;
  }

  private static void markets(ObjectNode entity) {
    ArrayNode markets = entity.putArray("available_markets");
    for (int i = 0; i < 183; i++) {
      markets.add("M" + i);
    }
  }
}

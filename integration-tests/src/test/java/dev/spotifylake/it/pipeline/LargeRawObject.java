package dev.spotifylake.it.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.raw.RawBody;
import dev.spotifylake.common.raw.RawContext;
import dev.spotifylake.common.raw.RawHeader;
import dev.spotifylake.common.raw.RawKey;
import dev.spotifylake.common.raw.RawLimits;
import dev.spotifylake.common.raw.RawObjectWriter;
import dev.spotifylake.common.raw.RawRequest;
import dev.spotifylake.common.raw.RunId;
import dev.spotifylake.common.source.Source;
import dev.spotifylake.common.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;

/// The largest raw object that a run may write: as much plain text as the writer takes, whatever
/// its compressed size. It holds pages of playlists in the short form that new apps receive,
/// without markets, which gives the most rows.
///
/// @param entries playlist entries in it
record LargeRawObject(RawKey key, int entries) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int PAGE = 100;

  // As many different songs as a long playlist has; each occurs many times, as in real playlists.
  private static final int TRACKS = 10_000;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  static LargeRawObject put(ObjectStore store, Instant observedAt) throws IOException {
    // Limited by its plain size alone; real objects end earlier, at 8 MB compressed.
    RawLimits plainOnly = new RawLimits(Long.MAX_VALUE, RawLimits.DEFAULT.plainBytes());
    String runId = RunId.create(observedAt, new SplittableRandom(1));
    int pages = 0;
    try (RawObjectWriter writer =
        new RawObjectWriter(store, Source.PLAYLIST_ITEMS, "me", runId, plainOnly)) {
      for (; writer.written().isEmpty(); pages++) {
        writer.write(header(runId, pages, observedAt), body(pages));
      }
      // The page that found it full opened the next object, which is not read.
      return new LargeRawObject(writer.written().getFirst(), (pages - 1) * PAGE);
    }
  }

  private static RawHeader header(String runId, int page, Instant observedAt) {
    String playlist = id("playlist", page / 100);
    return new RawHeader(
        runId,
        "me",
        Source.PLAYLIST_ITEMS,
        playlist,
        RawRequest.of(
            "playlists/" + playlist + "/items",
            Map.of("limit", "100", "offset", Integer.toString(page % 100 * PAGE))),
        observedAt,
        200,
        new RawContext(
            null,
            "snapshot-" + page / 100,
            page % 100 * PAGE,
            runId + "_p1",
            java.util.List.of(),
            null));
  }

  private static RawBody body(int page) {
    ObjectNode response = JSON.objectNode();
    ArrayNode items = response.putArray("items");
    for (int i = 0; i < PAGE; i++) {
      items.add(entry(page, i));
    }
    response.put("limit", PAGE).putNull("next");
    response.put("offset", page % 100 * PAGE).put("total", 10_000);
    return RawBody.of(response.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode entry(int page, int position) {
    ObjectNode entry = JSON.objectNode();
    entry.put(
        "added_at",
        Instant.ofEpochSecond(1_500_000_000L + page * 9_000L + position * 77L).toString());
    entry.putObject("added_by").put("id", "listener " + page % 3).put("type", "user");
    entry.put("is_local", false);
    int number = new SplittableRandom(page * 1_000L + position).nextInt(TRACKS);
    entry.set("item", track(number));
    return entry;
  }

  private static ObjectNode track(int number) {
    ObjectNode track = JSON.objectNode();
    ObjectNode album = track.putObject("album");
    album.put("album_type", "album").put("total_tracks", 12);
    entity(album, "album", number / 12);
    album.set("artists", artists(number / 60, 1));
    album.put(
        "release_date", "%d-0%d-1%d".formatted(1970 + number % 55, 1 + number % 9, number % 9));
    album.put("release_date_precision", "day");
    ArrayNode images = album.putArray("images");
    for (int size : new int[] {640, 300, 64}) {
      images
          .addObject()
          .put("url", "https://images.example/" + id("image" + size, number / 12))
          .put("height", size)
          .put("width", size);
    }
    track.set("artists", artists(number / 60, 1 + number % 3));
    track.put("disc_number", 1).put("duration_ms", 120_000 + number * 7).put("explicit", false);
    track.putObject("external_ids").put("isrc", "QZ%010d".formatted(number));
    entity(track, "track", number);
    return track.put("is_local", false).put("track_number", 1 + number % 12);
  }

  private static ArrayNode artists(int first, int count) {
    ArrayNode artists = JSON.arrayNode();
    for (int i = 0; i < count; i++) {
      entity(artists.addObject(), "artist", first + i);
    }
    return artists;
  }

  /// The fields that every catalog entity has.
  private static void entity(ObjectNode object, String type, int number) {
    String id = id(type, number);
    object.put("href", "https://api.spotify.com/v1/" + type + "s/" + id);
    object.put("id", id).put("name", "The " + type + " of the number " + number);
    object.put("type", type).put("uri", "spotify:" + type + ":" + id);
    object.putObject("external_urls").put("spotify", "https://open.spotify.com/" + type + "/" + id);
  }

  private static String id(String type, int number) {
    SplittableRandom digits = new SplittableRandom(type.hashCode() * 31L + number);
    StringBuilder id = new StringBuilder(22);
    for (int i = 0; i < 22; i++) {
      id.append(DIGITS.charAt(digits.nextInt(DIGITS.length())));
    }
    return id.toString();
  }
}

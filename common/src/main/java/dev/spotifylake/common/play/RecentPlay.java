package dev.spotifylake.common.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.ListEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One play of a recently-played response. The extract remembers plays by the id that is made here,
/// and the transform stores them under it.
///
/// @param playedAt end of the playback
/// @param item the track or episode as sent; null where the entry has none
/// @param artistName first artist, or the show of an episode
public record RecentPlay(
    String playId,
    Instant playedAt,
    @Nullable ObjectNode item,
    @Nullable String uri,
    @Nullable String trackName,
    @Nullable String artistName) {
  /// Reads one entry of the response; null where its time cannot be read.
  public static @Nullable RecentPlay read(String account, ObjectNode entry) {
    Instant playedAt = JsonFields.instant(entry, "played_at");
    if (playedAt == null) {
      return null;
    }
    ObjectNode item = ListEntry.trackOrEpisode(entry);
    JsonNode values = item == null ? entry.nullNode() : item;
    String uri = JsonFields.text(values, "uri");
    String trackName = JsonFields.text(values, "name");
    String artistName = artistName(values);
    String uriOrNames = uri != null ? uri : PlayId.names(artistName, trackName);
    return new RecentPlay(
        PlayId.of(account, uriOrNames, playedAt, null), playedAt, item, uri, trackName, artistName);
  }

  private static @Nullable String artistName(JsonNode item) {
    String artist = JsonFields.text(item.path("artists").path(0), "name");
    return artist != null ? artist : JsonFields.textIn(item, "show", "name");
  }
}

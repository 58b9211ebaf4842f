package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.ListEntry;
import dev.spotifylake.common.rows.PlaylistItemRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Entries of a playlist, with their positions. An item that Spotify removed keeps its position.
final class PlaylistItemsMapper {
  private final ResponseRows rows;
  private final CatalogEntityMapper entities;
  private final int offset;

  PlaylistItemsMapper(ResponseRows rows, CatalogEntityMapper entities) {
    this.rows = rows;
    this.entities = entities;
    this.offset = rows.offset();
  }

  void map(Element element) throws IOException {
    String playlistId = rows.header().entity();
    if (playlistId == null) {
      rows.reject(element, "no_playlist_id");
      return;
    }
    ObjectNode found = ListEntry.trackOrEpisode(element.node());
    if (found == null && !isEntry(element.node())) {
      rows.reject(element, "unknown_shape");
      return;
    }
    rows.primary(element, row(playlistId, element, found));
    mapInside(found);
  }

  /// True for the entry of a removed item: it has no track.
  private static boolean isEntry(ObjectNode node) {
    return node.has("item") || node.has("track") || node.has("added_at");
  }

  /// Maps the catalog entities inside of an entry.
  void mapInside(@Nullable ObjectNode found) throws IOException {
    if (found == null) {
      return;
    }
    String type = SpotifyUris.typeOf(found);
    if ("episode".equals(type)) {
      entities.episode(found);
    } else if (type == null || type.equals("track")) {
      entities.track(found, null);
    }
  }

  private PlaylistItemRow row(String playlistId, Element element, @Nullable ObjectNode found) {
    ObjectNode entry = element.node();
    JsonNode item = found == null ? entry.nullNode() : found;
    String uri = JsonFields.text(item, "uri");
    String type = SpotifyUris.typeOf(item);
    Boolean local = isLocal(entry, item, uri);
    return new PlaylistItemRow(
        rows.observation(),
        playlistId,
        rows.header().context().snapshotId(),
        rows.header().context().passId(),
        offset + element.index(),
        uri,
        type,
        status(found, type, local),
        "track".equals(type) ? SpotifyUris.idOf(item) : null,
        "episode".equals(type) ? SpotifyUris.idOf(item) : null,
        JsonFields.text(item, "name"),
        addedAt(entry),
        JsonFields.textIn(entry, "added_by", "id"),
        local);
  }

  private static @Nullable Boolean isLocal(ObjectNode entry, JsonNode item, @Nullable String uri) {
    if (SpotifyUris.isLocal(uri)) {
      return true;
    }
    Boolean ofEntry = JsonFields.bool(entry, "is_local");
    return ofEntry != null ? ofEntry : JsonFields.bool(item, "is_local");
  }

  private static String status(
      @Nullable ObjectNode item, @Nullable String type, @Nullable Boolean local) {
    if (item == null) {
      return "removed";
    }
    if (Boolean.TRUE.equals(local)) {
      return "local";
    }
    boolean nameless = SpotifyUris.idOf(item) == null && JsonFields.text(item, "name") == null;
    return "episode".equals(type) && nameless ? "ghost" : "present";
  }

  /// Null for very old entries, which have no time or the start of Unix time.
  static @Nullable Instant addedAt(JsonNode entry) {
    Instant addedAt = JsonFields.instant(entry, "added_at");
    return Instant.EPOCH.equals(addedAt) ? null : addedAt;
  }
}

package dev.spotifylake.transform.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.rows.PlaylistRow;
import dev.spotifylake.transform.response.Element;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Playlists, in the list of a user's playlists or requested by id.
final class PlaylistMapper {
  private final ResponseRows rows;

  PlaylistMapper(ResponseRows rows) {
    this.rows = rows;
  }

  /// A playlist in a list. Its contents can be read if it names their address.
  void mapListed(Element element) throws IOException {
    map(element, contents(element.node()) != null);
  }

  /// A playlist requested by id. It comes with its first page if its contents can be read.
  void mapSingle(Element element) throws IOException {
    ObjectNode contents = contents(element.node());
    map(element, contents != null && contents.path("items").isArray());
  }

  private void map(Element element, boolean contentsVisible) throws IOException {
    ObjectNode playlist = element.node();
    String id = SpotifyUris.idOf(playlist);
    if (id == null) {
      rows.reject(element, playlist.has("id") || playlist.has("uri") ? "no_id" : "unknown_shape");
      return;
    }
    JsonNode owner = playlist.path("owner");
    ObjectNode contents = contents(playlist);
    rows.primary(
        element,
        new PlaylistRow(
            rows.observation(),
            id,
            JsonFields.text(playlist, "uri"),
            JsonFields.text(playlist, "name"),
            JsonFields.text(playlist, "description"),
            SpotifyUris.idOf(owner),
            JsonFields.text(owner, "display_name"),
            JsonFields.bool(playlist, "public"),
            JsonFields.bool(playlist, "collaborative"),
            JsonFields.text(playlist, "snapshot_id"),
            JsonFields.bigint(playlist.path("followers"), "total"),
            contents == null ? null : JsonFields.integer(contents, "total"),
            contentsVisible,
            rows.header().context().passId()));
  }

  /// `items`, which older responses call `tracks`.
  private static @Nullable ObjectNode contents(ObjectNode playlist) {
    ObjectNode items = JsonFields.object(playlist, "items");
    return items != null ? items : JsonFields.object(playlist, "tracks");
  }
}

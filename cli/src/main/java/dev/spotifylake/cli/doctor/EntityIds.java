package dev.spotifylake.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.json.ListEntry;
import dev.spotifylake.common.watchlist.WatchList;
import dev.spotifylake.extract.api.Endpoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Ids to call endpoints with: from the watch-list, and from earlier responses.
final class EntityIds {
  private enum EntityType {
    PLAYLIST,
    ARTIST,
    ALBUM,
    TRACK
  }

  private final Map<EntityType, String> ids = new EnumMap<>(EntityType.class);
  private final Map<String, String> ownPlaylists = new TreeMap<>();
  private final Map<String, String> userIds = new TreeMap<>();

  EntityIds(WatchList watched) {
    first(EntityType.PLAYLIST, watched.playlists());
    first(EntityType.ARTIST, watched.artists());
    first(EntityType.ALBUM, watched.albums());
    first(EntityType.TRACK, watched.tracks());
  }

  private void first(EntityType type, List<String> watched) {
    if (!watched.isEmpty()) {
      ids.put(type, watched.getFirst());
    }
  }

  /// The id for the endpoint's `{id}`; null where none is known.
  @Nullable String idFor(Endpoint endpoint) {
    return switch (endpoint) {
      // A user's own playlist shows most, so it comes before one of the watch-list.
      case PLAYLIST, PLAYLIST_TRACKS ->
          ownPlaylists.isEmpty()
              ? ids.get(EntityType.PLAYLIST)
              : ownPlaylists.values().iterator().next();
      case ARTIST, ARTIST_ALBUMS, ARTIST_TOP_TRACKS -> ids.get(EntityType.ARTIST);
      case ALBUM, ALBUM_TRACKS -> ids.get(EntityType.ALBUM);
      case TRACK -> ids.get(EntityType.TRACK);
      default -> null;
    };
  }

  /// A playlist that the account owns. Spotify shows an account the items of no others.
  @Nullable String ownPlaylist(String account) {
    return ownPlaylists.get(account);
  }

  /// An account that owns a playlist; null where none does.
  @Nullable String anyOwner() {
    return ownPlaylists.isEmpty() ? null : ownPlaylists.keySet().iterator().next();
  }

  /// Takes ids from a response.
  void learnFrom(Endpoint endpoint, @Nullable String account, ObjectNode body) {
    switch (endpoint) {
      case RECENTLY_PLAYED, SAVED_TRACKS -> body.path("items").forEach(this::learnTrack);
      case ME -> learnUser(account, JsonFields.text(body, "id"));
      case MY_PLAYLISTS -> learnPlaylists(account, body.path("items"));
      default -> {}
    }
  }

  private void learnUser(@Nullable String account, @Nullable String id) {
    if (account != null && id != null) {
      userIds.put(account, id);
    }
  }

  private void learnTrack(JsonNode item) {
    ObjectNode track = item instanceof ObjectNode entry ? ListEntry.entity(entry, "track") : null;
    if (track == null) {
      return;
    }
    learn(EntityType.TRACK, JsonFields.text(track, "id"));
    track
        .path("artists")
        .forEach(artist -> learn(EntityType.ARTIST, JsonFields.text(artist, "id")));
    learn(EntityType.ALBUM, JsonFields.textIn(track, "album", "id"));
  }

  private void learnPlaylists(@Nullable String account, JsonNode playlists) {
    String userId = account == null ? null : userIds.get(account);
    if (account == null || userId == null) {
      return;
    }
    for (JsonNode playlist : playlists) {
      String id = JsonFields.text(playlist, "id");
      if (id != null && userId.equals(JsonFields.textIn(playlist, "owner", "id"))) {
        ownPlaylists.put(account, id);
        return;
      }
    }
  }

  private void learn(EntityType type, @Nullable String id) {
    if (id != null && id.matches("[0-9A-Za-z]{22}")) {
      ids.putIfAbsent(type, id);
    }
  }
}

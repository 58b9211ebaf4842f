package dev.spotifylake.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spotifylake.common.json.JsonFields;
import dev.spotifylake.common.watchlist.WatchList;
import dev.spotifylake.extract.api.Endpoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Ids to ask for: of the watch-list, and of what was answered before.
final class KnownEntities {
  private enum Thing {
    PLAYLIST,
    ARTIST,
    ALBUM,
    TRACK
  }

  private final Map<Thing, String> ids = new EnumMap<>(Thing.class);
  private final Map<String, String> ownPlaylists = new TreeMap<>();
  private final Map<String, String> peoplesIds = new TreeMap<>();

  KnownEntities(WatchList watched) {
    first(Thing.PLAYLIST, watched.playlists());
    first(Thing.ARTIST, watched.artists());
    first(Thing.ALBUM, watched.albums());
    first(Thing.TRACK, watched.tracks());
  }

  private void first(Thing thing, List<String> watched) {
    if (!watched.isEmpty()) {
      ids.put(thing, watched.getFirst());
    }
  }

  /// What fills the endpoint's `{id}`; null where nothing is known.
  @Nullable String idFor(Endpoint endpoint) {
    return switch (endpoint) {
      // One of the person's own tells most, so it goes before one of the watch-list.
      case PLAYLIST, PLAYLIST_TRACKS ->
          ownPlaylists.isEmpty()
              ? ids.get(Thing.PLAYLIST)
              : ownPlaylists.values().iterator().next();
      case ARTIST, ARTIST_ALBUMS, ARTIST_TOP_TRACKS -> ids.get(Thing.ARTIST);
      case ALBUM, ALBUM_TRACKS -> ids.get(Thing.ALBUM);
      case TRACK -> ids.get(Thing.TRACK);
      default -> null;
    };
  }

  /// A playlist that the account owns: only of those may it see the contents.
  @Nullable String ownPlaylist(String account) {
    return ownPlaylists.get(account);
  }

  /// Somebody who owns a playlist; null where nobody does.
  @Nullable String anyOwner() {
    return ownPlaylists.isEmpty() ? null : ownPlaylists.keySet().iterator().next();
  }

  /// Takes ids from an answer.
  void meet(Endpoint endpoint, @Nullable String account, ObjectNode body) {
    switch (endpoint) {
      case RECENTLY_PLAYED, SAVED_TRACKS ->
          body.path("items").forEach(entry -> meetTrack(JsonFields.object(entry, "track")));
      case ME -> meetPerson(account, JsonFields.text(body, "id"));
      case MY_PLAYLISTS -> meetPlaylists(account, body.path("items"));
      default -> {}
    }
  }

  private void meetPerson(@Nullable String account, @Nullable String id) {
    if (account != null && id != null) {
      peoplesIds.put(account, id);
    }
  }

  private void meetTrack(@Nullable ObjectNode track) {
    if (track == null) {
      return;
    }
    know(Thing.TRACK, JsonFields.text(track, "id"));
    track.path("artists").forEach(artist -> know(Thing.ARTIST, JsonFields.text(artist, "id")));
    know(Thing.ALBUM, JsonFields.textIn(track, "album", "id"));
  }

  private void meetPlaylists(@Nullable String account, JsonNode playlists) {
    String person = account == null ? null : peoplesIds.get(account);
    if (account == null || person == null) {
      return;
    }
    for (JsonNode playlist : playlists) {
      String id = JsonFields.text(playlist, "id");
      if (id != null && person.equals(JsonFields.textIn(playlist, "owner", "id"))) {
        ownPlaylists.put(account, id);
        return;
      }
    }
  }

  private void know(Thing thing, @Nullable String id) {
    if (id != null && id.matches("[0-9A-Za-z]{22}")) {
      ids.putIfAbsent(thing, id);
    }
  }
}

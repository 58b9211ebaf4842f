package dev.spotifylake.cli.doctor;

import dev.spotifylake.common.watchlist.WatchList;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.json.JsonObject;
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
  void meet(Endpoint endpoint, @Nullable String account, JsonObject body) {
    switch (endpoint) {
      case RECENTLY_PLAYED, SAVED_TRACKS ->
          body.objects("items").forEach(entry -> meetTrack(entry.object("track")));
      case ME -> meetPerson(account, body.text("id"));
      case MY_PLAYLISTS -> meetPlaylists(account, body.objects("items"));
      default -> {}
    }
  }

  private void meetPerson(@Nullable String account, @Nullable String id) {
    if (account != null && id != null) {
      peoplesIds.put(account, id);
    }
  }

  private void meetTrack(@Nullable JsonObject track) {
    if (track == null) {
      return;
    }
    know(Thing.TRACK, track.text("id"));
    track.objects("artists").forEach(artist -> know(Thing.ARTIST, artist.text("id")));
    JsonObject album = track.object("album");
    know(Thing.ALBUM, album == null ? null : album.text("id"));
  }

  private void meetPlaylists(@Nullable String account, List<JsonObject> playlists) {
    String person = account == null ? null : peoplesIds.get(account);
    if (account == null || person == null) {
      return;
    }
    for (JsonObject playlist : playlists) {
      JsonObject ownedBy = playlist.object("owner");
      String id = playlist.text("id");
      if (id != null && ownedBy != null && person.equals(ownedBy.text("id"))) {
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

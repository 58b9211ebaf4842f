package dev.spotifylake.cli.doctor;

import dev.spotifylake.cli.doctor.EndpointCheck.Result;
import dev.spotifylake.common.watchlist.WatchList;
import dev.spotifylake.extract.api.Endpoint;
import dev.spotifylake.extract.call.Fetched;
import dev.spotifylake.extract.json.JsonObject;
import dev.spotifylake.extract.probe.Probe;
import dev.spotifylake.extract.token.TokenHolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks each endpoint once. Ids to ask for come from the answers before, or from the watch-list.
final class EndpointChecks {
  private enum Thing {
    PLAYLIST,
    ARTIST,
    ALBUM,
    TRACK
  }

  private final Probe probe;
  private final TokenHolder.@Nullable User user;
  private final TokenHolder catalogue;
  private final Map<Thing, String> ids = new EnumMap<>(Thing.class);
  private final Map<Endpoint, JsonObject> answers = new EnumMap<>(Endpoint.class);

  /// @param user null where nobody has signed in
  /// @param catalogue whose token reads what needs no user
  EndpointChecks(
      Probe probe, TokenHolder.@Nullable User user, TokenHolder catalogue, WatchList watched) {
    this.probe = probe;
    this.user = user;
    this.catalogue = catalogue;
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

  List<EndpointCheck> all() throws IOException {
    List<EndpointCheck> checks = new ArrayList<>();
    for (Endpoint endpoint : Endpoint.values()) {
      checks.add(check(endpoint));
    }
    return checks;
  }

  /// The app's profile by what a playlist of one's own looks like; null where none was seen.
  @Nullable String profile() {
    JsonObject playlist = answers.get(Endpoint.PLAYLIST);
    if (playlist == null) {
      return null;
    }
    boolean items = playlist.object("items") != null;
    boolean tracks = playlist.object("tracks") != null;
    if (!items && !tracks) {
      return null;
    }
    return items && tracks ? "legacy" : items ? "restricted" : "extended";
  }

  private EndpointCheck check(Endpoint endpoint) throws IOException {
    TokenHolder holder = endpoint.needsUser() ? user : catalogue;
    if (holder == null) {
      return checked(endpoint, Result.NOT_ASKED, "nobody has signed in");
    }
    if (!probe.mayAsk(endpoint)) {
      return checked(
          endpoint, Result.NOT_FOR_THIS_APP, "refused within the last 7 days, not asked again yet");
    }
    String id = endpoint.hasEntity() ? ids.get(thing(endpoint)) : null;
    if (endpoint.hasEntity() && id == null) {
      return checked(endpoint, Result.NOT_ASKED, "nothing known to ask for");
    }
    return switch (probe.ask(holder, endpoint, id, parameters(endpoint))) {
      case Fetched.Document(JsonObject body) -> {
        answers.put(endpoint, body);
        meet(endpoint, body);
        yield checked(endpoint, Result.READABLE, "readable");
      }
      case Fetched.Refused refusal ->
          checked(
              endpoint,
              refusal.status() == 403 && endpoint.removedForNewApps()
                  ? Result.NOT_FOR_THIS_APP
                  : Result.REFUSED,
              refusal.said());
      case Fetched.Unavailable(String message) -> checked(endpoint, Result.NOT_NOW, message);
      case Fetched.Stopped(var stop) -> checked(endpoint, Result.NOT_NOW, stop.message());
    };
  }

  private EndpointCheck checked(Endpoint endpoint, Result result, String said) {
    return new EndpointCheck(endpoint, result, said, probe.budgetLeft(endpoint));
  }

  private static Map<String, String> parameters(Endpoint endpoint) {
    return switch (endpoint) {
      case FOLLOWED_ARTISTS -> Map.of("type", "artist", "limit", "1");
      case ME, PLAYLIST, ARTIST, ALBUM, TRACK, ARTIST_TOP_TRACKS -> Map.of();
      // Among the first there is likely one of the person's own.
      case MY_PLAYLISTS -> Map.of("limit", "50");
      default -> Map.of("limit", "1");
    };
  }

  private static Thing thing(Endpoint endpoint) {
    return switch (endpoint) {
      case PLAYLIST, PLAYLIST_ITEMS, PLAYLIST_TRACKS -> Thing.PLAYLIST;
      case ARTIST, ARTIST_ALBUMS, ARTIST_TOP_TRACKS -> Thing.ARTIST;
      case ALBUM, ALBUM_TRACKS -> Thing.ALBUM;
      case TRACK -> Thing.TRACK;
      default -> throw new IllegalArgumentException(endpoint + " takes no id");
    };
  }

  private void meet(Endpoint endpoint, JsonObject body) {
    switch (endpoint) {
      case RECENTLY_PLAYED, SAVED_TRACKS ->
          body.objects("items").forEach(entry -> meetTrack(entry.object("track")));
      case MY_PLAYLISTS -> meetPlaylists(body.objects("items"));
      default -> {}
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

  /// One of the person's own tells most, so it goes before one of the watch-list.
  private void meetPlaylists(List<JsonObject> playlists) {
    JsonObject me = answers.get(Endpoint.ME);
    String owner = me == null ? null : me.text("id");
    for (JsonObject playlist : playlists) {
      JsonObject ownedBy = playlist.object("owner");
      String id = playlist.text("id");
      if (id != null && owner != null && ownedBy != null && owner.equals(ownedBy.text("id"))) {
        ids.put(Thing.PLAYLIST, id);
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

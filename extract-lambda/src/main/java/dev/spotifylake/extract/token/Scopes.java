package dev.spotifylake.extract.token;

import dev.spotifylake.extract.api.Endpoint;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The OAuth scopes that the lake needs, by Spotify's names.
public final class Scopes {
  private Scopes() {}

  /// All scopes that the lake asks a person to grant.
  public static SortedSet<String> all() {
    SortedSet<String> scopes = new TreeSet<>();
    for (Endpoint endpoint : Endpoint.values()) {
      String scope = of(endpoint);
      if (scope != null) {
        scopes.add(scope);
      }
    }
    // Without it collaborative playlists are missing from the listing, and no call fails.
    scopes.add("playlist-read-collaborative");
    return scopes;
  }

  /// The scopes that were not granted.
  public static SortedSet<String> missing(Collection<String> granted) {
    SortedSet<String> missing = all();
    missing.removeAll(granted);
    return missing;
  }

  /// The scope without which an endpoint responds with 403; null where it needs none.
  public static @Nullable String of(Endpoint endpoint) {
    return switch (endpoint) {
      case RECENTLY_PLAYED -> "user-read-recently-played";
      case TOP_ARTISTS, TOP_TRACKS -> "user-top-read";
      case SAVED_TRACKS, SAVED_ALBUMS, SAVED_SHOWS, SAVED_EPISODES, SAVED_AUDIOBOOKS ->
          "user-library-read";
      case FOLLOWED_ARTISTS -> "user-follow-read";
      case MY_PLAYLISTS -> "playlist-read-private";
      case ME,
          PLAYLIST,
          PLAYLIST_ITEMS,
          PLAYLIST_TRACKS,
          ARTIST,
          ALBUM,
          TRACK,
          ARTIST_ALBUMS,
          ALBUM_TRACKS,
          NEW_RELEASES,
          ARTIST_TOP_TRACKS ->
          null;
    };
  }
}
